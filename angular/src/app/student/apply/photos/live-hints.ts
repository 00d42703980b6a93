import { Rect } from './crop';

export type LiveHint = 'dark' | 'bright' | 'glare' | 'moving' | 'good';

const width = 48;
const height = 32;

/** For simple words while aiming: a few hundred grey dots of the framed part tell light, glare and movement. */
export class LiveHints {
  private readonly context: CanvasRenderingContext2D | null;
  private before: Uint8Array | null = null;

  constructor() {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    this.context = canvas.getContext('2d', { willReadFrequently: true });
  }

  look(video: HTMLVideoElement, part: Rect): LiveHint {
    if (!this.context) {
      return 'good';
    }
    this.context.drawImage(video, part.x, part.y, part.width, part.height, 0, 0, width, height);
    const dots = greys(this.context.getImageData(0, 0, width, height).data);
    const hint = judge(dots, this.before);
    this.before = dots;
    return hint;
  }
}

function greys(rgba: Uint8ClampedArray): Uint8Array {
  const dots = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < dots.length; i++) {
    dots[i] = (rgba[4 * i] * 77 + rgba[4 * i + 1] * 150 + rgba[4 * i + 2] * 29) >> 8;
  }
  return dots;
}

export function judge(dots: Uint8Array, before: Uint8Array | null): LiveHint {
  let sum = 0;
  let white = 0;
  let change = 0;
  for (let i = 0; i < dots.length; i++) {
    sum += dots[i];
    white += dots[i] > 250 ? 1 : 0;
    change += before ? Math.abs(dots[i] - before[i]) : 0;
  }
  const mean = sum / dots.length;
  if (mean < 60) {
    return 'dark';
  }
  if (mean > 240) {
    return 'bright';
  }
  if (before && change / dots.length > 10) {
    return 'moving';
  }
  return white / dots.length > 0.06 && mean < 215 ? 'glare' : 'good';
}
