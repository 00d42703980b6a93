import { FIT, MAX_ZOOM, MIN_ZOOM, View, fitFactor, lookAt, pan, rotate, transformOf, turned, zoomAt } from './viewer-geometry';

const picture = { width: 1600, height: 1000 };
const stage = { width: 800, height: 600 };

describe('viewer geometry', () => {
  it('fits the whole picture on the stage', () => {
    expect(fitFactor(picture, stage, 0)).toBe(0.5);
  });

  it('fits the turned picture by its turned sides', () => {
    expect(turned(picture, 90)).toEqual({ width: 1000, height: 1600 });
    expect(fitFactor(picture, stage, 90)).toBe(0.375);
    expect(fitFactor(picture, stage, 270)).toBe(0.375);
    expect(fitFactor(picture, stage, 180)).toBe(0.5);
  });

  it('survives a picture that has not been measured yet', () => {
    expect(fitFactor({ width: 0, height: 0 }, stage, 0)).toBe(1);
  });

  it('keeps the point under the pointer in place while zooming', () => {
    const at = { x: 100, y: -50 };
    const zoomed = zoomAt(FIT, 2, at);
    // the spot that was at `at` has distance (at - offset) / zoom from the picture's middle, before and after
    expect((at.x - zoomed.x) / zoomed.zoom).toBeCloseTo(100);
    expect((at.y - zoomed.y) / zoomed.zoom).toBeCloseTo(-50);
  });

  it('zooms within its limits', () => {
    let view = FIT;
    for (let i = 0; i < 50; i++) view = zoomAt(view, 1.25);
    expect(view.zoom).toBe(MAX_ZOOM);
    for (let i = 0; i < 100; i++) view = zoomAt(view, 0.8);
    expect(view.zoom).toBe(MIN_ZOOM);
  });

  it('does not drift when the limit is reached', () => {
    const atLimit = { ...FIT, zoom: MAX_ZOOM, x: 30, y: 40 };
    expect(zoomAt(atLimit, 2, { x: 200, y: 200 })).toEqual(atLimit);
  });

  it('comes back after four quarter turns, in both directions', () => {
    expect([1, 2, 3, 4].map((n) => rotate(FIT, n).rotation)).toEqual([90, 180, 270, 0]);
    expect(rotate(FIT, -1).rotation).toBe(270);
  });

  it('never lets the picture be dragged off the stage', () => {
    const far = pan(FIT, { x: 9999, y: -9999 }, picture, stage);
    expect(far.x).toBeLessThan(stage.width / 2);
    expect(far.y).toBeGreaterThan(-stage.height / 2);
    expect(pan(FIT, { x: 10, y: 5 }, picture, stage)).toEqual({ ...FIT, x: 10, y: 5 });
  });

  it('writes one transform', () => {
    const css = transformOf({ zoom: 2, rotation: 90, x: 3, y: 4 }, picture, stage);
    expect(css).toBe('translate(-50%, -50%) translate(3px, 4px) rotate(90deg) scale(0.75)');
  });
});

describe('looking at a place', () => {
  const box = { left: 0.3, top: 0.7, right: 0.7, bottom: 0.8 };
  /** Where a point of the picture, in shares, comes to lie on the stage, measured from its middle. */
  const at = (x: number, y: number, view: View) => {
    const scale = fitFactor(picture, stage, view.rotation) * view.zoom;
    const [dx, dy] = [(x - 0.5) * picture.width * scale, (y - 0.5) * picture.height * scale];
    const angle = (view.rotation * Math.PI) / 180;
    return {
      x: view.x + dx * Math.cos(angle) - dy * Math.sin(angle),
      y: view.y + dx * Math.sin(angle) + dy * Math.cos(angle),
    };
  };

  it.each([0, 90, 180, 270])('brings it to the middle, turned by %i degrees', (rotation) => {
    const view = lookAt(box, picture, stage, rotation);
    const middle = at(0.5, 0.75, view);
    expect(view.zoom).toBeGreaterThanOrEqual(rotation % 180 ? 1 : 1.5);
    expect(Math.abs(middle.x)).toBeLessThan(1);
    expect(Math.abs(middle.y)).toBeLessThan(1);
    const corner = at(box.left, box.top, view);
    expect(Math.abs(corner.x)).toBeLessThanOrEqual(stage.width / 2);
    expect(Math.abs(corner.y)).toBeLessThanOrEqual(stage.height / 2);
  });

  it('never makes the whole picture smaller', () => {
    expect(lookAt({ left: 0, top: 0, right: 1, bottom: 1 }, picture, stage, 0).zoom).toBe(1);
  });
});
