export interface View {
  scale: number;
  x: number;
  y: number;
}

export const wholeView: View = { scale: 1, x: 0, y: 0 };
const maxScale = 8;

/** Zooms about a point given from the stage's centre, so that what is under the finger stays there. */
export function zoomAt(view: View, factor: number, px: number, py: number): View {
  const scale = Math.min(maxScale, Math.max(1, view.scale * factor));
  const ratio = scale / view.scale;
  return scale === 1 ? wholeView : { scale, x: px - (px - view.x) * ratio, y: py - (py - view.y) * ratio };
}

/** Keeps the picture on the stage: it may be dragged until its edge is in the middle. */
export function panBy(view: View, dx: number, dy: number, width: number, height: number): View {
  const limitX = (width * view.scale) / 2;
  const limitY = (height * view.scale) / 2;
  return { ...view, x: clamp(view.x + dx, limitX), y: clamp(view.y + dy, limitY) };
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}
