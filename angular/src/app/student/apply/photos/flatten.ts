import { Mapping, mapQuad, ontoQuad, Quad, sidesOf } from '../../../shared/photos/quad';
import { aspects, Size } from './crop';
import { blank } from './drawing';
import { PhotoKind } from '../../../api/models';

export interface Pixels extends Size {
  readonly data: Uint8ClampedArray;
}

const widest = 1200;
/** So long a piece of work lets the page breathe; a frame has sixteen. */
const breath = 12;

/** How large the document comes out when it is drawn flat: never larger than it stands in the picture. */
export function flatSize(kind: PhotoKind, corners: Quad, picture: Size): Size {
  const { width, height } = sidesOf(mapQuad([...corners], ({ x, y }) => ({ x: x * picture.width, y: y * picture.height })));
  const aspect = height > width * 1.1 ? 1 / aspects[kind] : aspects[kind];
  const across = Math.max(1, Math.min(Math.max(width, height * aspect), widest * Math.min(1, aspect)));
  return { width: Math.round(across), height: Math.max(1, Math.round(across / aspect)) };
}

/** The document alone, drawn flat, for looking at; what is kept is drawn by the server. */
export async function flatten(picture: HTMLCanvasElement, corners: Quad, size: Size): Promise<HTMLCanvasElement> {
  const context = picture.getContext('2d')!;
  const source = context.getImageData(0, 0, picture.width, picture.height);
  const onto = ontoQuad(mapQuad([...corners], ({ x, y }) => ({ x: x * picture.width, y: y * picture.height })));
  const target = new ImageData(size.width, size.height);
  for (let row = 0, since = performance.now(); row < size.height; row++) {
    drawRow(source, onto, target, row);
    if (performance.now() - since > breath) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }
  const canvas = blank(size);
  canvas.getContext('2d')!.putImageData(target, 0, 0);
  return canvas;
}

/** One row of the flat picture, each dot mixed from the four around its place in the source. */
export function drawRow(source: Pixels, onto: Mapping, target: Pixels, row: number): void {
  const v = (row + 0.5) / target.height;
  for (let column = 0, out = row * target.width * 4; column < target.width; column++, out += 4) {
    const u = (column + 0.5) / target.width;
    const w = onto[6] * u + onto[7] * v + onto[8];
    const x = clamp((onto[0] * u + onto[1] * v + onto[2]) / w - 0.5, source.width - 1);
    const y = clamp((onto[3] * u + onto[4] * v + onto[5]) / w - 0.5, source.height - 1);
    const [x0, y0] = [Math.floor(x), Math.floor(y)];
    const [fx, fy] = [x - x0, y - y0];
    const right = x0 < source.width - 1 ? 4 : 0;
    const below = y0 < source.height - 1 ? source.width * 4 : 0;
    const i = (y0 * source.width + x0) * 4;
    for (let c = 0; c < 3; c++) {
      const upper = source.data[i + c] * (1 - fx) + source.data[i + right + c] * fx;
      const lower = source.data[i + below + c] * (1 - fx) + source.data[i + below + right + c] * fx;
      target.data[out + c] = upper * (1 - fy) + lower * fy;
    }
    target.data[out + 3] = 255;
  }
}

function clamp(value: number, high: number): number {
  return Math.min(Math.max(value, 0), high);
}
