import { effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { TextKey, Texts } from './texts';

/** For the browser's title: a route's title is a text key, shown in the chosen language. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly texts = inject(Texts);
  private readonly key = signal<TextKey | null>(null);

  constructor() {
    super();
    effect(() => {
      const key = this.key();
      const name = this.texts.t('common.appName');
      this.title.setTitle(key ? `${this.texts.t(key)} · ${name}` : name);
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.key.set((this.buildTitle(snapshot) as TextKey | undefined) ?? null);
  }
}
