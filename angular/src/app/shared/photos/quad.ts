import { QuadText } from '../../api/models';

export interface Point {
  readonly x: number;
  readonly y: number;
}
/** Four corners, clockwise from the upper left as the document is read. */
export type Quad = readonly [Point, Point, Point, Point];
/** A projective mapping of the plane, row by row. */
export type Mapping = readonly number[];

export const wholePicture: Quad = quadOf({ x: 0, y: 0, width: 1, height: 1 });

export function quadOf(rect: { x: number; y: number; width: number; height: number }): Quad {
  const { x, y, width, height } = rect;
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

export function parseQuad(text: QuadText | null | undefined): Quad | null {
  const n = text?.split(',').map(Number) ?? [];
  return n.length === 8 && n.every(Number.isFinite) ? mapQuad([0, 1, 2, 3], (i) => ({ x: n[2 * i], y: n[2 * i + 1] })) : null;
}

export function formatQuad(quad: Quad): QuadText {
  return quad.flatMap(({ x, y }) => [share(x), share(y)]).join(',');
}

export function mapQuad<T>(corners: readonly [T, T, T, T], change: (corner: T, index: number) => Point): Quad {
  return [change(corners[0], 0), change(corners[1], 1), change(corners[2], 2), change(corners[3], 3)];
}

/** Twice the area of the triangle; above zero when the way turns clockwise, y pointing down. */
const turn = (a: Point, b: Point, c: Point) => (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);

export function isConvex(quad: Quad): boolean {
  return [0, 1, 2, 3].every((i) => turn(quad[i], quad[(i + 1) % 4], quad[(i + 2) % 4]) > 1e-9);
}

export function areaOf(quad: Quad): number {
  return Math.abs([0, 1, 2, 3].reduce((sum, i) => sum + quad[i].x * quad[(i + 1) % 4].y - quad[(i + 1) % 4].x * quad[i].y, 0)) / 2;
}

/** The mean length of the two sides that are read across, and of the two others. */
export function sidesOf(quad: Quad): { width: number; height: number } {
  const length = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y);
  const [a, b, c, d] = quad;
  return { width: (length(a, b) + length(d, c)) / 2, height: (length(b, c) + length(a, d)) / 2 };
}

export function boundsOf(quad: Quad): { x: number; y: number; width: number; height: number } {
  const xs = quad.map((p) => p.x);
  const ys = quad.map((p) => p.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** How many quarters clockwise the document lies turned in the picture. */
export function quarterTurnsOf(quad: Quad): number {
  const angle = Math.atan2(quad[1].y - quad[0].y, quad[1].x - quad[0].x);
  return ((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4;
}

/** Maps the unit square onto the four corners (Heckbert's closed form). */
export function ontoQuad(quad: Quad): Mapping {
  const [a, b, c, d] = quad;
  const dx3 = a.x - b.x + c.x - d.x;
  const dy3 = a.y - b.y + c.y - d.y;
  const [dx1, dx2, dy1, dy2] = [b.x - c.x, d.x - c.x, b.y - c.y, d.y - c.y];
  const det = dx1 * dy2 - dx2 * dy1 || 1e-12;
  const g = (dx3 * dy2 - dx2 * dy3) / det;
  const h = (dx1 * dy3 - dx3 * dy1) / det;
  return [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1];
}

/** The way back; the scale of a mapping does not matter. */
export function inverse(m: Mapping): Mapping {
  const [a, b, c, d, e, f, g, h, i] = m;
  return [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
}

export function through(m: Mapping, { x, y }: Point): Point {
  const w = m[6] * x + m[7] * y + m[8];
  return { x: (m[0] * x + m[1] * y + m[2]) / w, y: (m[3] * x + m[4] * y + m[5]) / w };
}

/** Where a place of the picture lies on the document drawn flat, in shares of that. */
export function placeOnDocument(place: Quad, corners: Quad): Quad {
  const back = inverse(ontoQuad(corners));
  return mapQuad(place, (corner) => through(back, corner));
}

function share(value: number): string {
  return String(Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000);
}
