import { PhotoPlace } from '../../../api/models';
import { boundsOf, formatQuad, mapQuad, Quad } from '../../../shared/photos/quad';
import { around, longestSide, Rect, shareOf, Size, withMargin } from './crop';
import { cutOut, encode } from './drawing';

export interface Taken {
  readonly picture: HTMLCanvasElement;
  /** The guide frame in it; none for a picture from the album. */
  readonly frame: Quad | null;
  readonly corners: Quad;
  /** Moved by the student, or seen plainly. */
  readonly isCertain: boolean;
}
interface Cut {
  readonly part: Rect;
  readonly place: PhotoPlace;
}

/** What is sent: the uncorrected picture with a margin around the document, and what is known about where that lies. */
export async function deliver(taken: Taken): Promise<{ picture: Blob; place: PhotoPlace }> {
  const { part, place } = cutFor(taken, taken.picture);
  return { picture: await encode(cutOut(taken.picture, part, longestSide)), place };
}

/** Round a document that was surely found nothing else is kept: the rest of a picture is nobody's business, and takes its pixels. */
export function cutFor({ frame, corners, isCertain }: Omit<Taken, 'picture'>, size: Size): Cut {
  const whole: Rect = { x: 0, y: 0, width: size.width, height: size.height };
  if (!isCertain) {
    return { part: whole, place: frame ? { frame: formatQuad(frame) } : {} };
  }
  const inDots = mapQuad([...corners], ({ x, y }) => ({ x: x * size.width, y: y * size.height }));
  const part = withMargin(boundsOf(inDots), around, size);
  const inPart = mapQuad([...inDots], (corner) => shareOf({ ...corner, width: 0, height: 0 }, part));
  return { part, place: { corners: formatQuad(inPart) } };
}
