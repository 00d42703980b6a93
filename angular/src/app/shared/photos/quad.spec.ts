import { areaOf, formatQuad, inverse, isConvex, ontoQuad, parseQuad, placeOnDocument, Quad, quadOf, quarterTurnsOf, through } from './quad';

describe('four corners', () => {
  const tilted: Quad = [
    { x: 0.1, y: 0.2 },
    { x: 0.9, y: 0.15 },
    { x: 0.85, y: 0.8 },
    { x: 0.15, y: 0.9 },
  ];

  it('are written as eight shares inside the picture', () => {
    expect(formatQuad(quadOf({ x: -0.1, y: 0.25, width: 0.6000049, height: 2 }))).toBe('0,0.25,0.5,0.25,0.5,1,0,1');
    expect(parseQuad(formatQuad(tilted))).toEqual(tilted);
    expect(parseQuad('1,2,3')).toBeNull();
    expect(parseQuad(null)).toBeNull();
  });

  it('are convex or not, and have an area', () => {
    expect(isConvex(tilted)).toBe(true);
    expect(isConvex([tilted[0], tilted[2], tilted[1], tilted[3]])).toBe(false);
    expect(areaOf(quadOf({ x: 0.1, y: 0.1, width: 0.5, height: 0.4 }))).toBeCloseTo(0.2);
  });

  it('map the flat document onto the picture and back', () => {
    const onto = ontoQuad(tilted);
    expect(through(onto, { x: 1, y: 1 }).x).toBeCloseTo(0.85);
    expect(through(onto, { x: 0, y: 1 }).y).toBeCloseTo(0.9);
    const there = through(onto, { x: 0.3, y: 0.7 });
    const back = through(inverse(onto), there);
    expect([back.x, back.y]).toEqual([expect.closeTo(0.3), expect.closeTo(0.7)]);
  });

  it('carry a marked place over to the flat document', () => {
    const place = placeOnDocument(quadOf({ x: 0.5, y: 0.5, width: 0.1, height: 0.1 }), quadOf({ x: 0.5, y: 0.5, width: 0.2, height: 0.2 }));
    expect(place[2].x).toBeCloseTo(0.5);
    expect(place[2].y).toBeCloseTo(0.5);
  });

  it('tell how the document lies turned', () => {
    const [a, b, c, d] = tilted;
    expect([
      quarterTurnsOf([a, b, c, d]),
      quarterTurnsOf([b, c, d, a]),
      quarterTurnsOf([c, d, a, b]),
      quarterTurnsOf([d, a, b, c]),
    ]).toEqual([0, 1, 2, 3]);
  });
});
