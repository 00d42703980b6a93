import { aspects, dragCorner, frameOn, largestOf, moveRect, placeBehind, scaledTo, shapeIn, sourceUnder } from './crop';

describe('crop arithmetic', () => {
  const phone = { width: 390, height: 780 };

  it('puts a frame of the card shape on the stage, clear of the controls', () => {
    const frame = frameOn(phone, aspects.IdFront);
    expect(frame.width / frame.height).toBeCloseTo(85.6 / 54, 5);
    expect(frame.x).toBeGreaterThan(0);
    expect(frame.x + frame.width).toBeLessThan(phone.width);
    expect(frame.y + frame.height).toBeLessThan(phone.height - 180);
  });

  it('fills the stage when the camera has pixels enough', () => {
    const frame = frameOn(phone, aspects.IdFront);
    const shown = placeBehind(frame, phone, { width: 2160, height: 3840 });
    expect(shown.width).toBeGreaterThanOrEqual(phone.width);
    expect(shown.height).toBeGreaterThanOrEqual(phone.height - 0.001);
  });

  it('shrinks the picture of a wide camera until the framed part is large enough', () => {
    const frame = frameOn(phone, aspects.IdFront);
    const camera = { width: 1920, height: 1080 };
    const source = sourceUnder(frame, placeBehind(frame, phone, camera), camera);
    expect(source.width).toBeGreaterThan(1190);
    expect(source.width / source.height).toBeCloseTo(85.6 / 54, 1);
  });

  it('finds the framed part in the camera picture', () => {
    const shown = { x: -200, y: 0, width: 800, height: 800 };
    const frame = { x: 100, y: 200, width: 200, height: 100 };
    expect(sourceUnder(frame, shown, { width: 1600, height: 1600 }, 0)).toEqual({ x: 600, y: 400, width: 400, height: 200 });
  });

  it('never reaches beyond the picture', () => {
    const all = { x: 0, y: 0, width: 400, height: 800 };
    expect(sourceUnder(all, all, all, 0.1)).toEqual(all);
  });

  it('scales down to the longest side and never up', () => {
    expect(scaledTo({ width: 3200, height: 1600 })).toEqual({ width: 1600, height: 800 });
    expect(scaledTo({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
  });

  it('moves a corner within the picture, keeping the opposite one', () => {
    const rect = { x: 0.2, y: 0.2, width: 0.6, height: 0.6 };
    const moved = dragCorner(rect, 'nw', -0.5, 0.1, null);
    expect(moved.x).toBeCloseTo(0);
    expect(moved.x + moved.width).toBeCloseTo(0.8);
    expect(moved.y).toBeCloseTo(0.3);
    expect(dragCorner(rect, 'se', -2, -2, null).width).toBeCloseTo(0.08);
  });

  it('keeps the shape when asked', () => {
    const picture = { width: 3000, height: 4000 };
    const shape = shapeIn(aspects.IdBack, picture);
    const moved = dragCorner({ x: 0.1, y: 0.1, width: 0.5, height: 0.5 / shape }, 'se', 0.2, 0, shape);
    expect((moved.width * picture.width) / (moved.height * picture.height)).toBeCloseTo(aspects.IdBack, 5);
    const largest = largestOf(aspects.Certificate, picture);
    expect((largest.width * picture.width) / (largest.height * picture.height)).toBeCloseTo(aspects.Certificate, 5);
  });

  it('keeps a moved rectangle inside', () => {
    expect(moveRect({ x: 0.5, y: 0.5, width: 0.4, height: 0.4 }, 1, -1)).toEqual({ x: 0.6, y: 0, width: 0.4, height: 0.4 });
  });
});
