export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a picture lies on the stage: zoom relative to "fits exactly", quarter turns in degrees, offset of its middle. */
export interface View {
  readonly zoom: number;
  readonly rotation: number;
  readonly x: number;
  readonly y: number;
}

export const FIT: View = { zoom: 1, rotation: 0, x: 0, y: 0 };
export const MIN_ZOOM = 0.5;
export const MAX_ZOOM = 8;
export const ZOOM_STEP = 1.25;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** The size of the picture after turning: a quarter turn swaps its sides. */
export function turned(picture: Size, rotation: number): Size {
  return rotation % 180 === 0 ? picture : { width: picture.height, height: picture.width };
}

/** The factor by which the natural picture must be scaled to lie wholly on the stage. */
export function fitFactor(picture: Size, stage: Size, rotation: number): number {
  const { width, height } = turned(picture, rotation);
  if (width <= 0 || height <= 0 || stage.width <= 0 || stage.height <= 0) return 1;
  return Math.min(stage.width / width, stage.height / height);
}

/** Zooms while the point under the pointer (measured from the middle of the stage) stays where it is. */
export function zoomAt(view: View, factor: number, at: Point = { x: 0, y: 0 }): View {
  const zoom = clamp(view.zoom * factor, MIN_ZOOM, MAX_ZOOM);
  const real = zoom / view.zoom;
  return { ...view, zoom, x: at.x - (at.x - view.x) * real, y: at.y - (at.y - view.y) * real };
}

/** Turns by quarter turns; the offset is forgotten because it no longer means the same spot. */
export function rotate(view: View, quarterTurns = 1): View {
  const rotation = (((view.rotation + quarterTurns * 90) % 360) + 360) % 360;
  return { ...view, rotation, x: 0, y: 0 };
}

/** Moves the picture, but never so far that none of it is left on the stage. */
export function pan(view: View, by: Point, picture: Size, stage: Size): View {
  return keepOnStage({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, stage);
}

export function keepOnStage(view: View, picture: Size, stage: Size): View {
  const scale = fitFactor(picture, stage, view.rotation) * view.zoom;
  const shown = turned(picture, view.rotation);
  const limit = (side: number, room: number) => Math.max(0, (side * scale - room) / 2) + room / 4;
  const [limitX, limitY] = [limit(shown.width, stage.width), limit(shown.height, stage.height)];
  return { ...view, x: clamp(view.x, -limitX, limitX), y: clamp(view.y, -limitY, limitY) };
}

/** The CSS transform of a picture of natural size whose middle is pinned to the middle of the stage. */
export function transformOf(view: View, picture: Size, stage: Size): string {
  const scale = fitFactor(picture, stage, view.rotation) * view.zoom;
  return `translate(-50%, -50%) translate(${round(view.x)}px, ${round(view.y)}px) rotate(${view.rotation}deg) scale(${round(scale)})`;
}

/** A box on the picture, in shares of its width and height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const WIDEST = 0.9;
const TALLEST = 0.35;

/** Brings the box to the middle of the stage, as large as its surroundings stay readable; never smaller than the whole picture. */
export function lookAt(box: Box, picture: Size, stage: Size, rotation: number): View {
  const fit = fitFactor(picture, stage, rotation);
  const size = turned({ width: (box.right - box.left) * picture.width, height: (box.bottom - box.top) * picture.height }, rotation);
  const room = Math.min((stage.width * WIDEST) / (size.width * fit), (stage.height * TALLEST) / (size.height * fit));
  const zoom = clamp(Number.isFinite(room) ? room : 1, 1, MAX_ZOOM / 2);
  const [dx, dy] = [((box.left + box.right) / 2 - 0.5) * picture.width, ((box.top + box.bottom) / 2 - 0.5) * picture.height];
  const angle = (rotation * Math.PI) / 180;
  const [cos, sin] = [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))];
  const scale = fit * zoom;
  return keepOnStage({ zoom, rotation, x: -(dx * cos - dy * sin) * scale, y: -(dx * sin + dy * cos) * scale }, picture, stage);
}

const round = (value: number) => Math.round(value * 10000) / 10000;
