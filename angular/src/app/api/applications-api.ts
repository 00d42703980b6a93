import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  ApplicationDetail,
  ApplicationSummary,
  DraftInput,
  FormOptions,
  Items,
  PhotoDto,
  PhotoKind,
  PhotoPlace,
  PhotoReadings,
  StudentHome,
  SubmitInput,
} from './models';

/** For the student's own applications: home, draft, photos, submission. */
@Injectable({ providedIn: 'root' })
export class ApplicationsApi {
  private readonly http = inject(HttpClient);
  private readonly mine = '/api/applications/mine';

  home(): Observable<StudentHome> {
    return this.http.get<StudentHome>('/api/applications/home');
  }
  guide(): Observable<{ markdown: string }> {
    return this.http.get<{ markdown: string }>('/api/applications/guide');
  }
  formOptions(): Observable<FormOptions> {
    return this.http.get<FormOptions>('/api/applications/form-options');
  }
  list(): Observable<Items<ApplicationSummary>> {
    return this.http.get<Items<ApplicationSummary>>(this.mine);
  }
  create(): Observable<ApplicationDetail> {
    return this.http.post<ApplicationDetail>(this.mine, {});
  }
  get(id: string): Observable<ApplicationDetail> {
    return this.http.get<ApplicationDetail>(`${this.mine}/${id}`);
  }
  save(id: string, input: DraftInput): Observable<ApplicationDetail> {
    return this.http.put<ApplicationDetail>(`${this.mine}/${id}`, input);
  }
  /** Where the next part of a picture begins. */
  receivedOfPhoto(id: string, kind: PhotoKind, uploadId: string): Observable<{ received: number }> {
    return this.http.get<{ received: number }>(`${this.parts(id, kind, uploadId)}/received`);
  }
  sendPhotoPart(
    id: string,
    kind: PhotoKind,
    uploadId: string,
    part: Blob,
    offset: number,
    length: number,
  ): Observable<{ received: number }> {
    const headers = { 'Content-Type': 'application/octet-stream' };
    return this.http.put<{ received: number }>(this.parts(id, kind, uploadId), part, { headers, params: { offset, length } });
  }
  finishPhoto(id: string, kind: PhotoKind, uploadId: string, place: PhotoPlace): Observable<PhotoDto> {
    return this.http.post<PhotoDto>(`${this.parts(id, kind, uploadId)}/finish`, {}, { params: { ...place } });
  }
  /** As it is, although it was found wanting. */
  sendOnPhoto(id: string, kind: PhotoKind): Observable<PhotoDto> {
    return this.http.post<PhotoDto>(`${this.mine}/${id}/photos/${kind}/send-on`, {});
  }
  /** For whoever may see the application, at the desks as well. */
  readings(id: string): Observable<PhotoReadings> {
    return this.http.get<PhotoReadings>(`/api/applications/${id}/readings`);
  }
  submit(id: string, input: SubmitInput, idempotencyKey: string): Observable<ApplicationDetail> {
    return this.http.post<ApplicationDetail>(`${this.mine}/${id}/submit`, input, { headers: { 'Idempotency-Key': idempotencyKey } });
  }
  /** Leaves an item of the fix list as it is, with a remark; without one takes that back. */
  answerFix(id: string, item: string, version: number, remark: string | null): Observable<ApplicationDetail> {
    return this.http.put<ApplicationDetail>(`${this.mine}/${id}/fix-answers/${item}`, { version, remark });
  }
  /** Asks the centre when the time for the correction is over. */
  appeal(id: string, version: number, text: string): Observable<ApplicationDetail> {
    return this.http.post<ApplicationDetail>(`${this.mine}/${id}/appeal`, { version, text });
  }
  recall(id: string, version: number): Observable<ApplicationDetail> {
    return this.http.post<ApplicationDetail>(`${this.mine}/${id}/recall`, { version });
  }
  withdraw(id: string, version: number, reason: string): Observable<ApplicationDetail> {
    return this.http.post<ApplicationDetail>(`${this.mine}/${id}/withdraw`, { version, reason });
  }

  private parts(id: string, kind: PhotoKind, uploadId: string): string {
    return `${this.mine}/${id}/photos/${kind}/parts/${uploadId}`;
  }
}

/** Where the picture of a photo stands; a new photo has a new id, so a cached picture is never stale. */
export function photoUrl(applicationId: string, photoId: string, size: 'full' | 'thumbnail' | 'optimised'): string {
  return `/api/applications/${applicationId}/photos/${photoId}/${size}`;
}

/** The document alone, flat and enhanced, where it was found in the picture; else the picture as it was taken. */
export function bestPhotoUrl(applicationId: string, photo: Pick<PhotoDto, 'id' | 'isOptimised'>): string {
  return photoUrl(applicationId, photo.id, photo.isOptimised ? 'optimised' : 'full');
}
