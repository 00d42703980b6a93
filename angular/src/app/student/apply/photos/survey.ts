import { PhotoKind } from '../../../api/models';
import { areaOf, boundsOf, mapQuad, Quad, quadOf, sidesOf } from '../../../shared/photos/quad';
import { aspects, Rect, Size } from './crop';
import { findEdges, Reach } from './edges';
import { Grey, GreyShrinker } from './grey';

export interface Survey {
  readonly corners: Quad;
  /** Seen plainly enough to be believed without looking again. */
  readonly isSure: boolean;
}

const lookAt = 480;
const nearFrame: Reach = { out: 0.08, in: 0.2 };
/** Without a frame the sides are looked for from the rim of the picture inwards. */
const rim: Rect = { x: 0.14, y: 0.14, width: 0.72, height: 0.72 };
const nearRim: Reach = { out: 0.18, in: 0.24 };
const mostOff = 0.16;

/** Where the document lies in a picture that was taken: its edges near the frame, else the frame, else nearly all of the picture. */
export function survey(picture: HTMLCanvasElement, kind: PhotoKind, frame: Quad | null): Survey {
  const grey = new GreyShrinker().shrink(picture, { x: 0, y: 0, width: picture.width, height: picture.height }, lookAt);
  const corners = grey && cornersIn(grey, kind, frame);
  return corners ? { corners, isSure: true } : { corners: frame ?? quadOf({ x: 0.04, y: 0.04, width: 0.92, height: 0.92 }), isSure: false };
}

/** Null where not all four sides are seen, or what they enclose has not the document's shape. */
export function cornersIn(grey: Grey, kind: PhotoKind, frame: Quad | null): Quad | null {
  const aim = scaled(frame ? boundsOf(frame) : rim, grey);
  const { quad } = findEdges(grey, aim, frame ? nearFrame : nearRim);
  if (!quad || !hasShape(quad, kind)) {
    return null;
  }
  const corners = mapQuad([...quad], ({ x, y }) => ({ x: x / grey.width, y: y / grey.height }));
  const isInside = corners.every(({ x, y }) => x >= 0.004 && x <= 0.996 && y >= 0.004 && y <= 0.996);
  return isInside && areaOf(corners) > 0.1 ? corners : null;
}

function hasShape(quad: Quad, kind: PhotoKind): boolean {
  const { width, height } = sidesOf(quad);
  const aspect = Math.max(width, height) / Math.max(1, Math.min(width, height));
  return Math.abs(aspect / aspects[kind] - 1) < mostOff;
}

function scaled(part: Rect, { width, height }: Size): Rect {
  return { x: part.x * width, y: part.y * height, width: part.width * width, height: part.height * height };
}
