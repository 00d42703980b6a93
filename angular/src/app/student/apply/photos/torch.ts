/** The lamp of a phone's camera, which browsers know and TypeScript's library does not yet. */
export class Torch {
  private readonly track: MediaStreamTrack | null;

  constructor(stream: MediaStream | null) {
    const track = stream?.getVideoTracks()[0] ?? null;
    const able = track?.getCapabilities?.() as { torch?: boolean } | undefined;
    this.track = able?.torch ? track : null;
  }

  get isThere(): boolean {
    return this.track !== null;
  }

  /** Whether it shines now; some phones promise a lamp and refuse it. */
  async shine(on: boolean): Promise<boolean> {
    try {
      await this.track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
      return on;
    } catch {
      return false;
    }
  }
}
