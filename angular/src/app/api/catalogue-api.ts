import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import {
  AnnouncementInput,
  AnnouncementRow,
  CertificateTypeDto,
  CertificateTypeInput,
  Items,
  PhotoKindEffect,
  PhotoThresholdsDto,
  PhotoThresholdsInput,
  RejectionReasonDto,
  RejectionReasonInput,
  RejectionReasonList,
  SystemTexts,
  WindowInput,
  WindowRow,
} from './models';

/** For what the university maintains: certificate types, windows, announcements, texts. */
@Injectable({ providedIn: 'root' })
export class CatalogueApi {
  private readonly http = inject(HttpClient);
  private readonly base = '/api/catalogue';

  certificateTypes(): Observable<Items<CertificateTypeDto>> {
    return this.http.get<Items<CertificateTypeDto>>(`${this.base}/certificate-types`);
  }
  saveCertificateType(id: string | null, input: CertificateTypeInput): Observable<CertificateTypeDto> {
    return this.save<CertificateTypeDto>('certificate-types', id, input);
  }
  rejectionReasons(): Observable<RejectionReasonList> {
    return this.http.get<RejectionReasonList>(`${this.base}/rejection-reasons`);
  }
  saveRejectionReason(id: string | null, input: RejectionReasonInput): Observable<RejectionReasonDto> {
    return this.save<RejectionReasonDto>('rejection-reasons', id, input);
  }
  windows(): Observable<Items<WindowRow>> {
    return this.http.get<Items<WindowRow>>(`${this.base}/windows`);
  }
  saveWindow(id: string | null, input: WindowInput): Observable<WindowRow> {
    return this.save<WindowRow>('windows', id, input);
  }
  announcements(): Observable<Items<AnnouncementRow>> {
    return this.http.get<Items<AnnouncementRow>>(`${this.base}/announcements`);
  }
  saveAnnouncement(id: string | null, input: AnnouncementInput): Observable<AnnouncementRow> {
    return this.save<AnnouncementRow>('announcements', id, input);
  }
  deleteAnnouncement(id: string): Observable<void> {
    return this.http.delete<void>(`${this.base}/announcements/${id}`);
  }
  texts(): Observable<SystemTexts> {
    return this.http.get<SystemTexts>(`${this.base}/texts`);
  }
  saveTexts(input: SystemTexts): Observable<SystemTexts> {
    return this.http.put<SystemTexts>(`${this.base}/texts`, input);
  }
  photoThresholds(): Observable<PhotoThresholdsDto> {
    return this.http.get<PhotoThresholdsDto>(`${this.base}/photo-thresholds`);
  }
  savePhotoThresholds(input: PhotoThresholdsInput): Observable<PhotoThresholdsDto> {
    return this.http.put<PhotoThresholdsDto>(`${this.base}/photo-thresholds`, input);
  }
  /** How past photographs would be judged; changes nothing. */
  effectOfPhotoThresholds(input: PhotoThresholdsInput): Observable<{ kinds: PhotoKindEffect[] }> {
    return this.http.post<{ kinds: PhotoKindEffect[] }>(`${this.base}/photo-thresholds/effect`, input);
  }

  private save<T>(kind: string, id: string | null, input: object): Observable<T> {
    return id ? this.http.put<T>(`${this.base}/${kind}/${id}`, input) : this.http.post<T>(`${this.base}/${kind}`, input);
  }
}
