import { TestBed } from '@angular/core/testing';
import { of, throwError } from 'rxjs';
import { ApplicationsApi } from '../../api/applications-api';
import { PhotoReadings, ReadingState } from '../../api/models';
import { ReadingsWatch } from './readings-watch';

describe('watching the reader', () => {
  const answer = (state: ReadingState): PhotoReadings => ({
    photos: [{ kind: 'IdFront', state, model: null, quarterTurns: 0 }],
    checks: [],
    proposals: [],
  });
  const readings = vi.fn();
  let watch: ReadingsWatch;

  beforeEach(() => {
    vi.useFakeTimers();
    readings.mockReset();
    TestBed.configureTestingModule({ providers: [ReadingsWatch, { provide: ApplicationsApi, useValue: { readings } }] });
    watch = TestBed.inject(ReadingsWatch);
  });
  afterEach(() => vi.useRealTimers());

  it('asks again until nothing is waiting', async () => {
    readings.mockReturnValueOnce(of(answer('Waiting'))).mockReturnValue(of(answer('Done')));
    await watch.start('1');
    expect(watch.isWaiting()).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(readings).toHaveBeenCalledTimes(2);
    expect(watch.isWaiting()).toBe(false);
  });

  it('gives up after half a minute', async () => {
    readings.mockReturnValue(of(answer('Waiting')));
    await watch.start('1');
    await vi.advanceTimersByTimeAsync(30_000);
    const asked = readings.mock.calls.length;
    expect(asked).toBeLessThan(12);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(readings).toHaveBeenCalledTimes(asked);
  });

  it('stops when the page is left', async () => {
    readings.mockReturnValue(of(answer('Waiting')));
    await watch.start('1');
    TestBed.resetTestingModule();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(readings).toHaveBeenCalledTimes(1);
  });

  it('is quiet about a failure', async () => {
    readings.mockReturnValue(throwError(() => new Error('gone')));
    await expect(watch.start('1')).resolves.toBeNull();
    expect(watch.value()).toBeNull();
  });
});
