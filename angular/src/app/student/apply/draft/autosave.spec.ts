import { Autosave, SaveOutcome } from './autosave';

describe('Autosave', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function saving(...outcomes: SaveOutcome[]) {
    const save = vi.fn(async () => outcomes.shift() ?? 'saved');
    return { save, autosave: new Autosave(save) };
  }

  it('saves once after the pause, however many keys were pressed', async () => {
    const { save, autosave } = saving();
    autosave.touch();
    await vi.advanceTimersByTimeAsync(700);
    autosave.touch();
    expect(autosave.state()).toBe('waiting');
    await vi.advanceTimersByTimeAsync(800);
    expect(save).toHaveBeenCalledTimes(1);
    expect(autosave.state()).toBe('clean');
  });

  it('saves again what changed while a save was under way', async () => {
    let finish: (outcome: SaveOutcome) => void = () => undefined;
    const save = vi.fn(() => new Promise<SaveOutcome>((resolve) => (finish = resolve)));
    const autosave = new Autosave(save);
    autosave.touch();
    await vi.advanceTimersByTimeAsync(800);
    autosave.touch();
    finish('saved');
    await vi.advanceTimersByTimeAsync(800);
    expect(save).toHaveBeenCalledTimes(2);
    finish('saved');
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state()).toBe('clean');
  });

  it('keeps what failed and tries again by itself', async () => {
    const { save, autosave } = saving('failed', 'saved');
    autosave.touch();
    expect(await autosave.flush()).toBe(false);
    expect(autosave.state()).toBe('failed');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(save).toHaveBeenCalledTimes(2);
    expect(autosave.state()).toBe('clean');
  });

  it('stops at a conflict until it is settled', async () => {
    const { save, autosave } = saving('conflict');
    autosave.touch();
    await autosave.flush();
    autosave.touch();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    autosave.settle(true);
    expect(await autosave.flush()).toBe(true);
  });

  it('has nothing to do when nothing changed', async () => {
    const { save, autosave } = saving();
    expect(await autosave.flush()).toBe(true);
    expect(save).not.toHaveBeenCalled();
  });
});
