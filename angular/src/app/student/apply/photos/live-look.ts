import { mapQuad, Quad, sidesOf } from '../../../shared/photos/quad';
import { Rect } from './crop';
import { findEdges } from './edges';
import { Grey } from './grey';

export type LiveHint = 'dark' | 'bright' | 'glare' | 'moving' | 'seek' | 'whole' | 'closer' | 'good';
export interface LiveLook {
  readonly hint: LiveHint;
  /** Where the reflection is, in parts of the picture looked at. */
  readonly glare: Rect | null;
  /** Where the document lies, in the same parts. */
  readonly quad: Quad | null;
}

const dark = 80;
const bright = 246;
/** As white as a picture can be, and whiter than the paper by what the server takes for a reflection. */
const clipped = 247;
const overPaper = 9;
const glareShare = 0.004;
const shaking = 5;
const nearEnough = 0.8;
const overFrame = 0.07;
const reach = { out: 0.1, in: 0.3 };

/** One look at the framed part and a little around it; the aim is the frame, in dots. Light first: nothing can be told in the dark. */
export function judge(grey: Grey, aim: Rect, before: Grey | null): LiveLook {
  const toneOf = tones(grey, aim);
  // Paper is the brighter part; the table around it may be as dark as it likes.
  if (toneOf(0.8) < dark) {
    return only('dark');
  }
  const median = toneOf(0.5);
  if (median > bright) {
    return only('bright');
  }
  if (before && changeOf(grey, before) > shaking) {
    return only('moving');
  }
  const glare = clipped - median >= overPaper ? glareOf(grey, aim) : null;
  if (glare) {
    return { hint: 'glare', glare: inParts(glare, grey), quad: null };
  }
  const edges = findEdges(grey, aim, reach);
  const quad = edges.quad && mapQuad([...edges.quad], ({ x, y }) => ({ x: x / grey.width, y: y / grey.height }));
  return { hint: placeOf(edges.found, edges.quad, aim), glare: null, quad };
}

function placeOf(found: number, quad: Quad | null, aim: Rect): LiveHint {
  if (found < 2) {
    return 'seek';
  }
  if (!quad) {
    return 'whole';
  }
  const over = { x: overFrame * aim.width, y: overFrame * aim.height };
  const isInside = quad.every(
    ({ x, y }) => x > aim.x - over.x && x < aim.x + aim.width + over.x && y > aim.y - over.y && y < aim.y + aim.height + over.y,
  );
  if (!isInside) {
    return 'whole';
  }
  const { width, height } = sidesOf(quad);
  return Math.max(width / aim.width, height / aim.height) < nearEnough ? 'closer' : 'good';
}

const only = (hint: LiveHint): LiveLook => ({ hint, glare: null, quad: null });

/** Tells the tone below which a share of the part's dots lies. */
function tones(grey: Grey, part: Rect): (share: number) => number {
  const counts = new Uint32Array(256);
  let all = 0;
  eachRow(grey, part, (start, end) => {
    for (let i = start; i < end; i++, all++) {
      counts[grey.dots[i]]++;
    }
  });
  return (share) => {
    let seen = 0;
    return counts.findIndex((count) => (seen += count) >= share * all);
  };
}

/** A lamp that grows brighter all over is no movement: the mean step is taken off. */
function changeOf({ dots }: Grey, before: Grey): number {
  if (dots.length !== before.dots.length) {
    return 0;
  }
  let shift = 0;
  for (let i = 0; i < dots.length; i++) {
    shift += dots[i] - before.dots[i];
  }
  shift /= dots.length;
  let change = 0;
  for (let i = 0; i < dots.length; i++) {
    change += Math.abs(dots[i] - before.dots[i] - shift);
  }
  return change / dots.length;
}

/** The box around the largest patch of burnt-out dots inside the part, when it is large enough to hide print. */
function glareOf(grey: Grey, part: Rect): Rect | null {
  const seen = new Uint8Array(grey.dots.length);
  let largest = 0;
  let box: Rect | null = null;
  eachRow(grey, part, (start, end) => {
    for (let i = start; i < end; i++) {
      if (grey.dots[i] >= clipped && !seen[i]) {
        const patch = patchFrom(grey, i, seen);
        if (patch.count > largest) {
          largest = patch.count;
          box = patch.box;
        }
      }
    }
  });
  return largest >= glareShare * part.width * part.height ? box : null;
}

function patchFrom({ dots, width, height }: Grey, start: number, seen: Uint8Array): { count: number; box: Rect } {
  const stack = [start];
  seen[start] = 1;
  let [count, left, right, top, bottom] = [0, width, 0, height, 0];
  for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
    const x = i % width;
    const y = (i - x) / width;
    count++;
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    for (const next of [x > 0 ? i - 1 : i, x < width - 1 ? i + 1 : i, y > 0 ? i - width : i, y < height - 1 ? i + width : i]) {
      if (!seen[next] && dots[next] >= clipped) {
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  return { count, box: { x: left, y: top, width: right - left + 1, height: bottom - top + 1 } };
}

function eachRow({ width, height }: Grey, part: Rect, look: (start: number, end: number) => void): void {
  const [left, right] = [Math.max(0, Math.round(part.x)), Math.min(width, Math.round(part.x + part.width))];
  for (let y = Math.max(0, Math.round(part.y)); y < Math.min(height, Math.round(part.y + part.height)); y++) {
    look(y * width + left, y * width + right);
  }
}

function inParts(rect: Rect, { width, height }: Grey): Rect {
  return { x: rect.x / width, y: rect.y / height, width: rect.width / width, height: rect.height / height };
}
