import { Rect, Size } from './crop';

/** A small grey picture to look at quickly. */
export interface Grey extends Size {
  readonly dots: Uint8Array;
}

export function greyOf(rgba: Uint8ClampedArray, { width, height }: Size): Grey {
  const dots = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < dots.length; i++, j += 4) {
    dots[i] = (rgba[j] * 77 + rgba[j + 1] * 150 + rgba[j + 2] * 29) >> 8;
  }
  return { width, height, dots };
}

/** A canvas kept for shrinking, so that looking again and again makes no rubbish. */
export class GreyShrinker {
  private readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d', { willReadFrequently: true });

  shrink(source: CanvasImageSource, part: Rect, width: number): Grey | null {
    const height = Math.max(8, Math.round((width * part.height) / part.width));
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
    }
    if (!this.context) {
      return null;
    }
    this.context.drawImage(source, part.x, part.y, part.width, part.height, 0, 0, width, height);
    return greyOf(this.context.getImageData(0, 0, width, height).data, { width, height });
  }
}
