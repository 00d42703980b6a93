import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { firstValueFrom } from 'rxjs';
import { ApplicationsApi } from '../../api/applications-api';
import { Announcer } from '../../core/announcer';
import { messageOf } from '../../core/problem';
import { ShanghaiPipe } from '../../core/shanghai-time';
import { TextPipe, Texts } from '../../core/texts';
import { Empty, LoadError, Loading } from '../../shared/states/states';
import { ContactBlock } from './contact-block';
import { RecordCard } from './record-card';
import { WindowCard } from './window-card';

/** For the student's start: the window, the news, one's own applications, and whom to ask. */
@Component({
  selector: 'app-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzButtonModule, NzIconModule, ShanghaiPipe, TextPipe, Empty, Loading, LoadError, ContactBlock, RecordCard, WindowCard],
  templateUrl: './home.html',
  styleUrl: './home.less',
})
export class Home {
  private readonly api = inject(ApplicationsApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly texts = inject(Texts);
  protected readonly home = rxResource({ stream: () => this.api.home() });
  protected readonly mine = rxResource({ stream: () => this.api.list() });
  protected readonly isCreating = signal(false);
  protected readonly isOpen = computed(() => (this.home.hasValue() ? (this.home.value().window?.isOpen ?? false) : false));
  protected readonly error = computed(() => {
    const error = this.mine.error() ?? this.home.error();
    return error ? messageOf(error, this.texts) : null;
  });

  protected reload(): void {
    this.home.reload();
    this.mine.reload();
  }

  protected async create(): Promise<void> {
    if (this.isCreating()) {
      return;
    }
    this.isCreating.set(true);
    try {
      const draft = await firstValueFrom(this.api.create());
      await this.router.navigate(['/apply', draft.id, 'info']);
    } catch (error) {
      this.announcer.error(messageOf(error, this.texts));
      this.home.reload();
    } finally {
      this.isCreating.set(false);
    }
  }
}
