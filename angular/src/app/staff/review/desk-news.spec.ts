import { TestBed } from '@angular/core/testing';
import { DeskLine } from './desk-line';
import { DeskEvent, DeskNews, POLL_MS } from './desk-news';

class FakeLine {
  static readonly all: FakeLine[] = [];
  static readonly CLOSED = 2;
  onmessage: ((m: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 1;
  constructor(readonly url: string) {
    FakeLine.all.push(this);
  }
  close(): void {
    this.readyState = 2;
  }
  tell(news: DeskEvent): void {
    this.onmessage?.({ data: JSON.stringify(news) });
  }
  refuse(): void {
    this.readyState = 2;
    this.onerror?.();
  }
}

describe('news of a desk', () => {
  let heard: string[];
  let news: DeskNews;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeLine);
    FakeLine.all.length = 0;
    TestBed.configureTestingModule({ providers: [DeskNews] });
    news = TestBed.inject(DeskNews);
    heard = [];
    news.follow('center', (e) => heard.push(e.kind));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it('hears what happens, and nothing of the line itself', () => {
    expect(FakeLine.all[0].url).toBe('/api/review/center/events');
    FakeLine.all[0].tell({ kind: 'Listening' });
    FakeLine.all[0].tell({ kind: 'Noted', id: 'a' });
    FakeLine.all[0].tell({ kind: 'Came', id: 'a' });
    expect(heard).toEqual(['Came']);
  });

  it('asks at intervals where it gets no line, and goes on trying', () => {
    FakeLine.all[0].refuse();
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(POLL_MS);
    expect(heard).toEqual(['Missed']);
    FakeLine.all[1].refuse();
    vi.advanceTimersByTime(POLL_MS);
    expect(heard).toEqual(['Missed', 'Missed']);
    expect(FakeLine.all).toHaveLength(3);
  });

  it('lets a line that merely ended be opened anew by the browser', () => {
    FakeLine.all[0].readyState = 0;
    FakeLine.all[0].onerror?.();
    vi.advanceTimersByTime(POLL_MS * 2);
    expect(heard).toEqual([]);
    expect(FakeLine.all).toHaveLength(1);
  });

  it('shares one line among all who listen, and lets go of it with the last', () => {
    const line = TestBed.inject(DeskLine);
    const kinds: string[] = [];
    const stop = line.listen('center', (e) => kinds.push(e.kind));
    expect(FakeLine.all).toHaveLength(1);
    FakeLine.all[0].tell({ kind: 'Mentioned', id: 'a' });
    expect([kinds, heard]).toEqual([['Mentioned'], []]);
    TestBed.resetTestingModule();
    expect(FakeLine.all[0].readyState).toBe(1);
    stop();
    expect(FakeLine.all[0].readyState).toBe(FakeLine.CLOSED);
  });
});
