import { TestBed } from '@angular/core/testing';
import { of } from 'rxjs';
import { ReviewDetail } from '../../api/models';
import { ReviewApi } from '../../api/review-api';
import { TakeBack } from './take-back';

const decided = (takeBackUntil: string | null) =>
  ({ id: 'a', version: 7, student: { name: 'Sample' }, takeBackUntil }) as unknown as ReviewDetail;

describe('taking back a decision', () => {
  const calls: unknown[][] = [];
  let takeBack: TakeBack;

  beforeEach(() => {
    vi.useFakeTimers();
    calls.length = 0;
    const api = { takeBack: (...args: unknown[]) => (calls.push(args), of(decided(null))) };
    TestBed.configureTestingModule({ providers: [TakeBack, { provide: ReviewApi, useValue: api }] });
    takeBack = TestBed.inject(TakeBack);
  });
  afterEach(() => vi.useRealTimers());

  it('offers it for five seconds, where the server offers it', () => {
    takeBack.remember('center', decided('2026-11-24T02:00:05Z'));
    vi.advanceTimersByTime(4900);
    expect(takeBack.fresh()?.id).toBe('a');
    vi.advanceTimersByTime(200);
    expect(takeBack.fresh()).toBeNull();
    takeBack.remember('center', decided(null));
    expect(takeBack.fresh()).toBeNull();
  });

  it('asks once, with the version that the decision left behind', async () => {
    takeBack.remember('university', decided('2026-11-24T02:00:05Z'));
    await takeBack.take();
    await takeBack.take();
    expect(calls).toEqual([['university', 'a', 7]]);
  });
});
