import { longestSide, Rect, scaledTo, Size } from './crop';

type Source = HTMLVideoElement | HTMLCanvasElement | ImageBitmap;

/** Cuts a rectangle out of a picture and makes the JPEG to be stored. */
export async function cutOut(source: Source, rect: Rect): Promise<Blob> {
  const size = scaledTo(rect, longestSide);
  const canvas = draw(size, (context) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, rect.x, rect.y, rect.width, rect.height, 0, 0, size.width, size.height);
  });
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.'))), 'image/jpeg', 0.9),
  );
}

/** A picture file as a canvas, upright as its maker meant it, turned by quarter turns. */
export async function decode(file: Blob): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' });
}

export function turned(bitmap: ImageBitmap, quarterTurns: number): HTMLCanvasElement {
  const fit = scaledTo(bitmap, 3000);
  const sideways = quarterTurns % 2 === 1;
  return draw(sideways ? { width: fit.height, height: fit.width } : fit, (context, size) => {
    context.translate(size.width / 2, size.height / 2);
    context.rotate((quarterTurns * Math.PI) / 2);
    context.drawImage(bitmap, -fit.width / 2, -fit.height / 2, fit.width, fit.height);
  });
}

function draw(size: Size, paint: (context: CanvasRenderingContext2D, size: Size) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('This browser cannot draw.');
  }
  paint(context, size);
  return canvas;
}
