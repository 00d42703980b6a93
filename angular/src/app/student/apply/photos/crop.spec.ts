import { aspects, frameOn, placeBehind, scaledTo, shareOf, sourceUnder, withMargin } from './crop';

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

  it('tells where the frame lies in the picture cut out around it', () => {
    const shown = { x: 0, y: 0, width: 400, height: 800 };
    const camera = { width: 1600, height: 3200 };
    const frame = { x: 50, y: 200, width: 300, height: 200 };
    const share = shareOf(sourceUnder(frame, shown, camera, 0), sourceUnder(frame, shown, camera));
    expect(share.x).toBeCloseTo(0.08 / 1.16);
    expect(share.width).toBeCloseTo(1 / 1.16);
  });

  it('leaves a margin, but not beyond the picture', () => {
    const cut = withMargin({ x: 10, y: 100, width: 100, height: 100 }, 0.2, { width: 300, height: 210 });
    expect(cut).toEqual({ x: 0, y: 80, width: 130, height: 130 });
  });
});
