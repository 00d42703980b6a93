export interface Size {
  width: number;
  height: number;
}
export interface Rect extends Size {
  x: number;
  y: number;
}

export const longestSide = 1600;
export const aspects = { IdFront: 85.6 / 54, IdBack: 85.6 / 54, Certificate: 297 / 210 } as const;

/** The largest frame of the document's shape that fits on the stage, a little above the middle, clear of the controls. */
export function frameOn(stage: Size, aspect: number, margin = 0.06, below = 190, above = 64): Rect {
  const roomWidth = stage.width * (1 - 2 * margin);
  const roomHeight = Math.max(80, stage.height - above - below);
  const width = Math.min(roomWidth, roomHeight * aspect);
  const height = width / aspect;
  return { x: (stage.width - width) / 2, y: above + (roomHeight - height) / 2, width, height };
}

const enoughPixels = 1200;
const around = 0.08;

/** Where to show the camera's picture: it fills the stage, unless the framed part would then have too few pixels; then it shrinks, down to the frame. */
export function placeBehind(frame: Rect, stage: Size, picture: Size): Rect {
  const cover = Math.max(stage.width / picture.width, stage.height / picture.height);
  const atLeast = (1 + 2 * around) * Math.max(frame.width / picture.width, frame.height / picture.height);
  const scale = Math.max(atLeast, Math.min(cover, Math.max(frame.width, frame.height) / enoughPixels));
  const size = { width: picture.width * scale, height: picture.height * scale };
  const fillsStage = size.width >= stage.width && size.height >= stage.height;
  const middle = fillsStage ? { x: stage.width / 2, y: stage.height / 2 } : { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  return { x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size };
}

/** The framed part in the camera's own pixels; a little is left around it. */
export function sourceUnder(frame: Rect, shown: Rect, picture: Size, pad = 0.03): Rect {
  const scale = shown.width / picture.width;
  const padX = frame.width * pad;
  const padY = frame.height * pad;
  return within(
    {
      x: (frame.x - padX - shown.x) / scale,
      y: (frame.y - padY - shown.y) / scale,
      width: (frame.width + 2 * padX) / scale,
      height: (frame.height + 2 * padY) / scale,
    },
    picture,
  );
}

export function within(rect: Rect, bounds: Size): Rect {
  const x = Math.min(Math.max(0, rect.x), bounds.width - 1);
  const y = Math.min(Math.max(0, rect.y), bounds.height - 1);
  return {
    x,
    y,
    width: Math.max(1, Math.min(rect.width + Math.min(0, rect.x), bounds.width - x)),
    height: Math.max(1, Math.min(rect.height + Math.min(0, rect.y), bounds.height - y)),
  };
}

/** The size to store: never enlarged, at most the longest side. */
export function scaledTo(size: Size, longest = longestSide): Size {
  const factor = Math.min(1, longest / Math.max(size.width, size.height));
  return { width: Math.max(1, Math.round(size.width * factor)), height: Math.max(1, Math.round(size.height * factor)) };
}

export type Corner = 'nw' | 'ne' | 'sw' | 'se';
const least = 0.08;

/** Moves one corner of a rectangle given in parts of the picture; with a shape, the other side follows. */
export function dragCorner(rect: Rect, corner: Corner, dx: number, dy: number, shape: number | null): Rect {
  const west = corner.endsWith('w');
  const north = corner.startsWith('n');
  const fixedX = west ? rect.x + rect.width : rect.x;
  const fixedY = north ? rect.y + rect.height : rect.y;
  const roomX = west ? fixedX : 1 - fixedX;
  const roomY = north ? fixedY : 1 - fixedY;
  let width = clamp(rect.width + (west ? -dx : dx), least, roomX);
  let height = clamp(rect.height + (north ? -dy : dy), least, roomY);
  if (shape) {
    height = Math.min(width / shape, roomY);
    width = height * shape;
  }
  return { x: west ? fixedX - width : fixedX, y: north ? fixedY - height : fixedY, width, height };
}

export function moveRect(rect: Rect, dx: number, dy: number): Rect {
  return { ...rect, x: clamp(rect.x + dx, 0, 1 - rect.width), y: clamp(rect.y + dy, 0, 1 - rect.height) };
}

/** The largest rectangle of a shape (width to height, in pixels) in the middle, in parts of the picture. */
export function largestOf(aspect: number, picture: Size, share = 0.92): Rect {
  const shape = shapeIn(aspect, picture);
  const width = shape >= 1 ? share : Math.min(share, share * shape);
  const height = Math.min(width / shape, share);
  const fitted = height * shape;
  return { x: (1 - fitted) / 2, y: (1 - height) / 2, width: fitted, height };
}

/** An aspect in pixels, expressed in parts of a picture that is not square. */
export function shapeIn(aspect: number, picture: Size): number {
  return (aspect * picture.height) / picture.width;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
