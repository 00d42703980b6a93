import { isConvex, mapQuad, Point, Quad, quadOf } from '../../../shared/photos/quad';
import { cutFor } from './delivery';
import { findEdges } from './edges';
import { drawRow, Pixels } from './flatten';
import { ontoQuad } from '../../../shared/photos/quad';
import { Grey } from './grey';
import { judge } from './live-look';
import { Ripening } from './ripening';
import { cornersIn } from './survey';

const size = { width: 160, height: 110 };
const aim = { x: 12, y: 10, width: 136, height: 86 };
const lying: Quad = quadOf({ x: 16, y: 13, width: 128, height: 80 });

/** A document drawn dot by dot on a table; noise without chance, so that every run is the same. */
function drawn(corners: Quad | null, { table = 60, paper = 200, noise = 2, print = true } = {}): Grey {
  const dots = new Uint8Array(size.width * size.height);
  const inside = (p: Point) =>
    corners?.every((a, i) => {
      const b = corners[(i + 1) % 4];
      return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) >= 0;
    });
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const isPrint = print && y % 9 === 4 && x % 5 < 3 && x > 28 && x < 120 && y > 24 && y < 84;
      const tone = inside({ x: x + 0.5, y: y + 0.5 }) ? (isPrint ? 90 : paper) : table;
      dots[y * size.width + x] = Math.max(0, Math.min(255, tone + (((x * 7 + y * 13) % 5) - 2) * noise));
    }
  }
  return { ...size, dots };
}
const moved = (quad: Quad, dx: number, dy: number) => mapQuad([...quad], ({ x, y }) => ({ x: x + dx, y: y + dy }));

describe('edges of a document', () => {
  const reach = { out: 0.1, in: 0.3 };

  it('are found near the frame, also askew', () => {
    const askew: Quad = [
      { x: 20, y: 12 },
      { x: 143, y: 16 },
      { x: 139, y: 94 },
      { x: 16, y: 90 },
    ];
    const { quad } = findEdges(drawn(askew), aim, reach);
    quad!.forEach((corner, i) => {
      expect(Math.hypot(corner.x - askew[i].x, corner.y - askew[i].y)).toBeLessThan(2.5);
    });
  });

  it('are found dark on light as well', () => {
    expect(findEdges(drawn(lying, { table: 220, paper: 120 }), aim, reach).found).toBe(4);
  });

  it('are not made up where there are none', () => {
    expect(findEdges(drawn(null), aim, reach).found).toBe(0);
    expect(findEdges(drawn(null, { noise: 6 }), aim, reach).quad).toBeNull();
  });

  it('are believed only when the shape is the document’s', () => {
    const square = quadOf({ x: 30, y: 13, width: 84, height: 80 });
    const frame = quadOf({ x: 30 / 160, y: 13 / 110, width: 84 / 160, height: 80 / 110 });
    expect(cornersIn(drawn(square), 'IdFront', frame)).toBeNull();
    expect(isConvex(cornersIn(drawn(lying), 'IdFront', quadOf({ x: 0.09, y: 0.1, width: 0.82, height: 0.76 }))!)).toBe(true);
  });
});

describe('a look at the live picture', () => {
  const look = (grey: Grey, before: Grey | null = null) => judge(grey, aim, before).hint;

  it('tells light', () => {
    expect(look(drawn(lying, { table: 10, paper: 40 }))).toBe('dark');
    expect(look(drawn(lying, { table: 245, paper: 254, print: false }))).toBe('bright');
  });

  it('tells a reflection and where it is', () => {
    const grey = drawn(lying);
    for (let y = 40; y < 52; y++) {
      grey.dots.fill(255, y * size.width + 60, y * size.width + 80);
    }
    const { hint, glare } = judge(grey, aim, null);
    expect(hint).toBe('glare');
    expect(glare).toEqual({ x: 60 / 160, y: 40 / 110, width: 20 / 160, height: 12 / 110 });
  });

  it('tells movement from a lamp that is switched on', () => {
    expect(look(drawn(lying), drawn(moved(lying, 6, 4)))).toBe('moving');
    expect(look(drawn(lying, { table: 80, paper: 220 }), drawn(lying, { table: 60, paper: 200, print: false }))).not.toBe('seek');
  });

  it('tells where the document lies', () => {
    expect(look(drawn(null, { table: 120 }))).toBe('seek');
    expect(look(drawn(lying))).toBe('good');
    expect(look(drawn(moved(lying, -40, 0)))).toBe('whole');
    expect(look(drawn(quadOf({ x: 33, y: 24, width: 95, height: 58 })))).toBe('closer');
  });

  it('takes less than ten milliseconds', () => {
    const grey = drawn(lying);
    for (let i = 0; i < 20; i++) {
      judge(grey, aim, grey);
    }
    const times = Array.from({ length: 15 }, () => {
      const since = performance.now();
      judge(grey, aim, grey);
      return performance.now() - since;
    }).sort((a, b) => a - b);
    expect(times[0]).toBeLessThan(10);
  });
});

describe('releasing by itself', () => {
  const quad = quadOf({ x: 0.1, y: 0.1, width: 0.8, height: 0.8 });
  const good = { hint: 'good', glare: null, quad } as const;

  it('waits until the document has lain still for a while', () => {
    const ripening = new Ripening();
    expect(ripening.look(good, 0)).toBe(0);
    expect(ripening.look(good, 400)).toBe(0.5);
    expect(ripening.look(good, 800)).toBe(1);
  });

  it('begins anew after a movement or a worse look', () => {
    const ripening = new Ripening();
    ripening.look(good, 0);
    expect(ripening.look({ ...good, quad: moved(quad, 0.03, 0) }, 700)).toBe(0);
    expect(ripening.look({ ...good, hint: 'glare' }, 750)).toBe(0);
    expect(ripening.look(good, 900)).toBe(0);
  });
});

describe('what is sent', () => {
  const picture = { width: 2000, height: 1000 };
  const corners = quadOf({ x: 0.25, y: 0.25, width: 0.5, height: 0.5 });

  it('is the document with a margin and its corners, when they are certain', () => {
    const { part, place } = cutFor({ frame: null, corners, isCertain: true }, picture);
    expect(part).toEqual({ x: 420, y: 210, width: 1160, height: 580 });
    expect(place.corners).toBe('0.069,0.069,0.931,0.069,0.931,0.931,0.069,0.931');
  });

  it('is else the whole with the frame, when there was one', () => {
    expect(cutFor({ frame: corners, corners, isCertain: false }, picture).place).toEqual({
      frame: '0.25,0.25,0.75,0.25,0.75,0.75,0.25,0.75',
    });
    expect(cutFor({ frame: null, corners, isCertain: false }, picture).place).toEqual({});
  });
});

describe('drawing flat', () => {
  it('takes each dot from its place in the picture', () => {
    const source: Pixels = { width: 4, height: 4, data: new Uint8ClampedArray(64).map((_, i) => (i % 4 === 3 ? 255 : (i >> 2) * 10)) };
    const target: Pixels = { width: 2, height: 2, data: new Uint8ClampedArray(16) };
    const onto = ontoQuad(quadOf({ x: 1, y: 1, width: 2, height: 2 }));
    [0, 1].forEach((row) => drawRow(source, onto, target, row));
    expect([0, 4, 8, 12].map((i) => target.data[i])).toEqual([50, 60, 90, 100]);
  });
});
