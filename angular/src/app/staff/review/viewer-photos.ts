import { photoUrl } from '../../api/applications-api';
import { PhotoKind, PhotoReadings, ReviewDetail } from '../../api/models';
import { Texts } from '../../core/texts';
import { parseQuad } from '../../shared/photos/quad';
import { PhotoViewer, ViewerPhoto } from './photo-viewer';

export const PHOTO_ORDER: readonly PhotoKind[] = ['IdFront', 'IdBack', 'Certificate'];

/** The photos of a case in the order of the desk, as the viewer shows them; `at` says where one lies that was fetched before. */
export function viewerPhotos(
  detail: ReviewDetail | null,
  readings: PhotoReadings | null,
  texts: Texts,
  at = (url: string) => url,
): ViewerPhoto[] {
  if (!detail) return [];
  return PHOTO_ORDER.flatMap((kind) => detail.photos.filter((p) => p.kind === kind)).map((p) => ({
    id: p.id,
    kind: p.kind,
    label: texts.of(`common.photoKind.${p.kind}`),
    full: at(photoUrl(detail.id, p.id, 'full')),
    optimised: p.isOptimised ? at(photoUrl(detail.id, p.id, 'optimised')) : null,
    thumbnail: photoUrl(detail.id, p.id, 'thumbnail'),
    width: p.width,
    height: p.height,
    corners: parseQuad(p.corners),
    quarterTurns: readings?.photos.find((read) => read.kind === p.kind)?.quarterTurns ?? 0,
    wasSentOn: p.judgement.wasSentOn,
  }));
}

/** What a key does to the viewer alone. */
export const VIEWER_COMMANDS: Readonly<Record<string, ((viewer: PhotoViewer) => void) | undefined>> = {
  rotate: (viewer) => viewer.turn(),
  swap: (viewer) => viewer.swap(),
  zoomIn: (viewer) => viewer.zoomIn(),
  zoomOut: (viewer) => viewer.zoomOut(),
  fit: (viewer) => viewer.fit(),
};

/** Where on the stage the photo of a rejection item is; null for a field. */
export function indexOfItem(photos: readonly ViewerPhoto[], item: string): number | null {
  const index = photos.findIndex((photo) => `photos.${photo.kind}` === item);
  return index < 0 ? null : index;
}

/** The rejection item of the photo on the stage. */
export function itemAt(photos: readonly ViewerPhoto[], index: number): string | null {
  const photo = photos[index];
  return photo ? `photos.${photo.kind}` : null;
}
