import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Observable } from 'rxjs';
import { Page } from './models';
import { AccessLogRow, AuditLogRow, LogQuery } from './logs-models';

/** For those who oversee the others: both logs, newest first. */
@Injectable({ providedIn: 'root' })
export class LogsApi {
  private readonly http = inject(HttpClient);

  access(query: LogQuery): Observable<Page<AccessLogRow>> {
    return this.http.post<Page<AccessLogRow>>('/api/review/logs/access/query', query);
  }
  audit(query: LogQuery): Observable<Page<AuditLogRow>> {
    return this.http.post<Page<AuditLogRow>>('/api/review/logs/audit/query', query);
  }
}
