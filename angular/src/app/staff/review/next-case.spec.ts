import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { NextCase } from './next-case';

const detail = {
  id: 'b',
  photos: [
    { id: 'p', kind: 'IdFront', isOptimised: true },
    { id: 'q', kind: 'Certificate', isOptimised: false },
  ],
};
const pictures = ['/api/applications/b/photos/p/optimised', '/api/applications/b/photos/q/full'];

describe('NextCase', () => {
  let http: HttpTestingController;
  let next: NextCase;
  const revoked: string[] = [];
  const turn = () => new Promise((done) => setTimeout(done));

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), NextCase] });
    http = TestBed.inject(HttpTestingController);
    next = TestBed.inject(NextCase);
    revoked.length = 0;
    let made = 0;
    vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${++made}`);
    vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url));
  });

  async function prepare(): Promise<void> {
    const done = next.prepare('center', 'a');
    http.expectOne('/api/review/center/applications/next').flush({ id: 'b' });
    await turn();
    http.expectOne('/api/review/center/applications/b').flush(detail);
    await turn();
    for (const url of pictures) http.expectOne(url).flush(new Blob(['x']));
    await done;
  }

  it('has the case and its first pictures before they are asked for', async () => {
    await prepare();
    expect(next.id()).toBe('b');
    expect(next.take('b')).toEqual(detail);
    expect(pictures.map(next.at)).toEqual(['blob:1', 'blob:2']);
    expect(revoked).toEqual([]);
    next.take('c');
    expect(revoked, 'let go with the case').toEqual(['blob:1', 'blob:2']);
    expect(next.at(pictures[0])).toBe(pictures[0]);
  });

  it('lets go of what was not wanted', async () => {
    await prepare();
    expect(next.take('z')).toBeNull();
    expect(revoked).toEqual(['blob:1', 'blob:2']);
  });

  it('keeps nothing that came after the reviewer had walked on', async () => {
    const done = next.prepare('center', 'a');
    http.expectOne('/api/review/center/applications/next').flush({ id: 'b' });
    await turn();
    next.take('z');
    http.expectOne('/api/review/center/applications/b').flush(detail);
    await turn();
    for (const url of pictures) http.expectOne(url).flush(new Blob(['x']));
    await done;
    expect(next.id()).toBeNull();
    expect(revoked).toEqual(['blob:1', 'blob:2']);
  });

  it('costs nothing where it fails', async () => {
    const done = next.prepare('center', 'a');
    http.expectOne('/api/review/center/applications/next').flush({}, { status: 503, statusText: 'away' });
    await done;
    expect(next.id()).toBeNull();
  });
});
