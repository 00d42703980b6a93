import { provideHttpClient, withInterceptorsFromDi } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Problem } from '../../core/problem';
import { ReviewApi } from '../../api/review-api';
import { throwError } from 'rxjs';
import { ClaimKeeper, IDLE_MS, RENEW_MS } from './claim-keeper';

describe('ClaimKeeper', () => {
  let http: HttpTestingController;
  let keeper: ClaimKeeper;
  const url = '/api/review/center/applications/a/claim';
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptorsFromDi()), provideHttpClientTesting(), ClaimKeeper] });
    http = TestBed.inject(HttpTestingController);
    keeper = TestBed.inject(ClaimKeeper);
  });
  afterEach(() => vi.useRealTimers());

  it('renews while the page is open and lets go on leaving', async () => {
    keeper.keep('center', 'a');
    await vi.advanceTimersByTimeAsync(RENEW_MS);
    http.expectOne({ method: 'PUT', url }).flush({});
    await settle();
    expect(keeper.state()).toBe('mine');
    keeper.leave();
    http.expectOne({ method: 'DELETE', url }).flush(null);
    await vi.advanceTimersByTimeAsync(RENEW_MS * 3);
    http.verify();
  });

  it('holds nothing back when nobody is there, and takes up again at a sign of life', async () => {
    keeper.keep('center', 'a');
    vi.setSystemTime(Date.now() + IDLE_MS);
    await vi.advanceTimersByTimeAsync(RENEW_MS);
    http.expectNone(url);
    expect(keeper.state()).toBe('lapsed');
    document.dispatchEvent(new Event('pointermove'));
    http.expectOne({ method: 'PUT', url }).flush({});
    expect(keeper.state()).toBe('mine');
    keeper.stop();
  });

  it('says who has it now, and survives a request without an answer', async () => {
    const api = TestBed.inject(ReviewApi);
    const renew = vi.spyOn(api, 'renewClaim').mockReturnValueOnce(throwError(() => new Problem('offline', 0)));
    keeper.keep('center', 'a');
    await keeper.renew();
    expect(keeper.state()).toBe('mine');
    renew.mockReturnValueOnce(throwError(() => new Problem('held', 409, 'Applications:HeldByOther', [], { by: 'Colleague' })));
    await keeper.renew();
    expect(keeper.state()).toBe('none');
    expect(keeper.lost()?.data['by']).toBe('Colleague');
  });
});
