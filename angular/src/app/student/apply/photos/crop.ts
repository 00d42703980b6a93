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

/** Where the frame lies in the camera's own picture, which covers the stage (object-fit: cover); a little is left around it. */
export function sourceUnder(frame: Rect, stage: Size, picture: Size, pad = 0.03): Rect {
  const scale = Math.max(stage.width / picture.width, stage.height / picture.height);
  const left = (stage.width - picture.width * scale) / 2;
  const top = (stage.height - picture.height * scale) / 2;
  const padX = frame.width * pad;
  const padY = frame.height * pad;
  return within(
    {
      x: (frame.x - padX - left) / scale,
      y: (frame.y - padY - top) / scale,
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
