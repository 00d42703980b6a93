import { Quad } from '../../../shared/photos/quad';
import { LiveLook } from './live-look';

const ripeAfter = 800;
/** In parts of the picture: less is the camera's noise. */
const stillWithin = 0.012;

/** For releasing by itself: how near the moment is, from 0 to 1, while the document lies good and still. */
export class Ripening {
  private since: number | null = null;
  private quad: Quad | null = null;

  look({ hint, quad }: LiveLook, now: number): number {
    if (hint !== 'good' || !quad) {
      this.reset();
      return 0;
    }
    if (this.since === null || !this.quad || movedBy(this.quad, quad) > stillWithin) {
      this.since = now;
    }
    this.quad = quad;
    return Math.min(1, (now - this.since) / ripeAfter);
  }

  reset(): void {
    this.since = null;
    this.quad = null;
  }
}

function movedBy(a: Quad, b: Quad): number {
  return Math.max(...a.map((corner, i) => Math.hypot(corner.x - b[i].x, corner.y - b[i].y)));
}
