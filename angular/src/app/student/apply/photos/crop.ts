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
/** The server finds the document's edges only when there is something around them. */
export const around = 0.08;

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
export function sourceUnder(frame: Rect, shown: Rect, picture: Size, pad = around): Rect {
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

/** A rectangle in parts of another that lies around it. */
export function shareOf(inner: Rect, outer: Rect): Rect {
  return {
    x: (inner.x - outer.x) / outer.width,
    y: (inner.y - outer.y) / outer.height,
    width: inner.width / outer.width,
    height: inner.height / outer.height,
  };
}

/** A rectangle with so much around it, in parts of its own size, but not beyond the picture. */
export function withMargin(rect: Rect, margin: number, picture: Size): Rect {
  const [dx, dy] = [rect.width * margin, rect.height * margin];
  return within({ x: rect.x - dx, y: rect.y - dy, width: rect.width + 2 * dx, height: rect.height + 2 * dy }, picture);
}
