import { Rect, scaledTo, Size } from './crop';

type Source = HTMLVideoElement | HTMLCanvasElement | ImageBitmap;
/** More than is stored, so that the document may be a part of it. */
const largest = 3000;

export function blank(size: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  return canvas;
}

/** A rectangle of a picture, never enlarged, at most so long. */
export function cutOut(source: Source, rect: Rect, longest: number): HTMLCanvasElement {
  return draw(scaledTo(rect, longest), (context, size) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, rect.x, rect.y, rect.width, rect.height, 0, 0, size.width, size.height);
  });
}

export function encode(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be encoded.'))), 'image/jpeg', 0.9),
  );
}

/** A picture file, upright as its maker meant it. */
export async function decode(file: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    return cutOut(bitmap, { x: 0, y: 0, width: bitmap.width, height: bitmap.height }, largest);
  } finally {
    bitmap.close();
  }
}

/** A quarter clockwise. */
export function turned(picture: HTMLCanvasElement): HTMLCanvasElement {
  return draw({ width: picture.height, height: picture.width }, (context, size) => {
    context.translate(size.width, 0);
    context.rotate(Math.PI / 2);
    context.drawImage(picture, 0, 0);
  });
}

function draw(size: Size, paint: (context: CanvasRenderingContext2D, size: Size) => void): HTMLCanvasElement {
  const canvas = blank(size);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) {
    throw new Error('This browser cannot draw.');
  }
  paint(context, size);
  return canvas;
}
