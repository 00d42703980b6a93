import { DOCUMENT, inject, Injectable } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { en_US, NzI18nService, zh_CN } from 'ng-zorro-antd/i18n';
import { Session } from './session';
import { Language, Texts } from './texts';

/** For the switch between Chinese and English: texts, widget texts, the page's language and the server's answers. */
@Injectable({ providedIn: 'root' })
export class LanguageSwitch {
  private readonly texts = inject(Texts);
  private readonly session = inject(Session);
  private readonly widgets = inject(NzI18nService);
  private readonly title = inject(Title);
  private readonly document = inject(DOCUMENT);
  readonly current = this.texts.language;

  async start(): Promise<void> {
    await this.apply(this.session.savedLanguage);
  }

  async toggle(): Promise<void> {
    await this.apply(this.current() === 'en' ? 'zh-Hans' : 'en');
    await this.session.load();
  }

  private async apply(language: Language): Promise<void> {
    await this.texts.setLanguage(language);
    this.session.saveLanguage(language);
    this.widgets.setLocale(language === 'en' ? en_US : zh_CN);
    this.document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
    this.title.setTitle(this.texts.t('common.appName'));
  }
}
