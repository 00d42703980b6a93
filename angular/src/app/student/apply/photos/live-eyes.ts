import { Rect } from './crop';
import { Grey, GreyShrinker } from './grey';
import { judge, LiveLook } from './live-look';

const fine = 160;
const coarse = 104;
const tooSlow = 8;

/** For looking at the live picture without holding it up: on a slow phone the looks become coarser by themselves. */
export class LiveEyes {
  private readonly shrinker = new GreyShrinker();
  private width = fine;
  private cost = 0;
  private before: Grey | null = null;

  /** The part is the frame with a margin, the frame a part of it. */
  look(video: HTMLVideoElement, part: Rect, frame: Rect): LiveLook | null {
    const since = performance.now();
    const grey = this.shrinker.shrink(video, part, this.width);
    if (!grey) {
      return null;
    }
    const aim = { x: frame.x * grey.width, y: frame.y * grey.height, width: frame.width * grey.width, height: frame.height * grey.height };
    const look = judge(grey, aim, this.before);
    this.before = grey;
    this.cost = 0.8 * this.cost + 0.2 * (performance.now() - since);
    if (this.cost > tooSlow && this.width > coarse) {
      this.width = coarse;
    }
    return look;
  }
}
