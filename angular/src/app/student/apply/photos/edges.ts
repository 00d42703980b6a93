import { isConvex, Point, Quad } from '../../../shared/photos/quad';
import { Rect } from './crop';
import { Grey } from './grey';

export interface Edges {
  /** How many of the four sides are seen. */
  readonly found: number;
  /** In dots; only when all four are seen. */
  readonly quad: Quad | null;
}
/** How far from the side of the aim a side of the document is looked for, in parts of the aim's size across it. */
export interface Reach {
  readonly out: number;
  readonly in: number;
}

/** A side as numbers: dots lie `along` apart on it and `across` apart over it. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly inward: 1 | -1;
  readonly along: number;
  readonly across: number;
  readonly slope: number;
}
interface Line {
  readonly from: number;
  readonly to: number;
  readonly a: number;
  readonly b: number;
}

const samples = 24;
const faint = 6;
const leastStrength = 9;
const leastShare = 0.62;

/**
 * The document's four sides near those of the aim: straight lines along which one side is brighter than the other. Of lines about equally
 * strong the outermost is taken, for print and frames lie inside the document.
 */
export function findEdges(grey: Grey, aim: Rect, reach: Reach): Edges {
  const top = search(grey.dots, bandOf(grey, aim, reach, 'top'));
  const right = search(grey.dots, bandOf(grey, aim, reach, 'right'));
  const bottom = search(grey.dots, bandOf(grey, aim, reach, 'bottom'));
  const left = search(grey.dots, bandOf(grey, aim, reach, 'left'));
  const found = [top, right, bottom, left].filter(Boolean).length;
  if (!top || !right || !bottom || !left) {
    return { found, quad: null };
  }
  const quad: Quad = [cross(top, left), cross(top, right), cross(bottom, right), cross(bottom, left)];
  return { found, quad: isConvex(quad) ? quad : null };
}

function bandOf(grey: Grey, aim: Rect, reach: Reach, side: 'top' | 'right' | 'bottom' | 'left'): Band {
  const lies = side === 'top' || side === 'bottom';
  const inward = side === 'top' || side === 'left' ? 1 : -1;
  const [start, length] = lies ? [aim.x, aim.width] : [aim.y, aim.height];
  const [near, depth] = lies ? [aim.y, aim.height] : [aim.x, aim.width];
  const [longest, deepest] = lies ? [grey.width, grey.height] : [grey.height, grey.width];
  const at = inward > 0 ? near : near + depth;
  const bounds = [at - inward * reach.out * depth, at + inward * reach.in * depth];
  return {
    from: Math.max(0, Math.round(start + 0.1 * length)),
    to: Math.min(longest - 1, Math.round(start + 0.9 * length)),
    low: Math.max(1, Math.round(Math.min(...bounds))),
    high: Math.min(deepest - 2, Math.round(Math.max(...bounds))),
    inward,
    along: lies ? 1 : grey.width,
    across: lies ? grey.width : 1,
    slope: Math.round(0.14 * length),
  };
}

function search(dots: Uint8Array, band: Band): Line | null {
  const { low, high, inward, slope } = band;
  const side = high - low + 1;
  if (side < 3 || band.to - band.from < samples / 2) {
    return null;
  }
  const strengths = new Float32Array(side * side);
  let best = 0;
  for (let a = low; a <= high; a++) {
    for (let b = Math.max(low, a - slope); b <= Math.min(high, a + slope); b++) {
      const strength = strengthOf(dots, band, a, b);
      strengths[(a - low) * side + b - low] = strength;
      best = Math.max(best, strength);
    }
  }
  if (best < leastStrength) {
    return null;
  }
  let chosen = -1;
  let outermost = Infinity;
  for (let i = 0; i < strengths.length; i++) {
    const depth = inward * (Math.floor(i / side) + (i % side));
    if (strengths[i] >= 0.55 * best && (depth < outermost || (depth === outermost && strengths[i] > strengths[chosen]))) {
      chosen = i;
      outermost = depth;
    }
  }
  const peak = climb(strengths, side, chosen);
  return { from: band.from, to: band.to, a: low + Math.floor(peak / side), b: low + (peak % side) };
}

/** The flank of an edge is strong as well: up to its ridge. */
function climb(strengths: Float32Array, side: number, start: number): number {
  for (let at = start; ;) {
    let next = at;
    const [a, b] = [Math.floor(at / side), at % side];
    for (let i = Math.max(0, a - 1); i <= Math.min(side - 1, a + 1); i++) {
      for (let j = Math.max(0, b - 1); j <= Math.min(side - 1, b + 1); j++) {
        next = strengths[i * side + j] > strengths[next] ? i * side + j : next;
      }
    }
    if (next === at) {
      return at;
    }
    at = next;
  }
}

/** Mean step over the line, where most of it steps the same way; else nothing. */
function strengthOf(dots: Uint8Array, { from, to, along, across }: Band, a: number, b: number): number {
  let sum = 0;
  let brighter = 0;
  let darker = 0;
  for (let k = 0; k < samples; k++) {
    const t = k / (samples - 1);
    const i = Math.round(from + (to - from) * t) * along + Math.round(a + (b - a) * t) * across;
    const step = dots[i + across] - dots[i - across];
    sum += step;
    brighter += step > faint ? 1 : 0;
    darker += step < -faint ? 1 : 0;
  }
  return Math.max(brighter, darker) >= leastShare * samples ? Math.abs(sum) / samples : 0;
}

/** Where a lying line, y over x, meets a standing one, x over y. */
function cross(lying: Line, standing: Line): Point {
  const p = (lying.b - lying.a) / (lying.to - lying.from);
  const q = (standing.b - standing.a) / (standing.to - standing.from);
  const y0 = lying.a - p * lying.from;
  const x0 = standing.a - q * standing.from;
  const x = (x0 + q * y0) / (1 - p * q);
  return { x, y: y0 + p * x };
}
