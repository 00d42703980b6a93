import { APP_BASE_HREF, registerLocaleData } from '@angular/common';
import { HttpBackend, HttpXhrBackend } from '@angular/common/http';
import zh from '@angular/common/locales/zh';
import {
  ApplicationConfig,
  ErrorHandler,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding, withInMemoryScrolling, withRouterConfig } from '@angular/router';
import { provideAbpCore, withOptions } from '@abp/ng.core';
import { provideNzI18n, zh_CN } from 'ng-zorro-antd/i18n';
import { provideNzIcons } from 'ng-zorro-antd/icon';
import { routes } from './app.routes';
import { provideCookieAuth } from './core/cookie-auth';
import { appIcons } from './core/icons';
import { LanguageSwitch } from './core/language';
import { PageTitle } from './core/page-title';
import { Session } from './core/session';
import { UnhandledErrors } from './core/unhandled-errors';

registerLocaleData(zh, 'zh-Hans');
registerLocaleData(zh, 'zh-cn'); // the name under which the date pickers look for it

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    // No <base>: the content security policy forbids it, so that nobody can bend relative addresses.
    { provide: APP_BASE_HREF, useValue: '/' },
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: UnhandledErrors },
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
    ),
    provideAbpCore(
      withOptions({
        environment: { production: true, application: { name: 'Exemption', baseUrl: '' }, apis: { default: { url: '' } } } as never,
        registerLocaleFn: () => Promise.resolve({ default: zh }),
        // ABP's own start waits for ever when the server is away; Session.load does it instead.
        skipGetAppConfiguration: true,
        skipInitAuthService: true,
      }),
    ),
    provideCookieAuth(),
    // Upload progress needs XMLHttpRequest: fetch cannot report it.
    { provide: HttpBackend, useExisting: HttpXhrBackend },
    { provide: TitleStrategy, useExisting: PageTitle },
    provideNzI18n(zh_CN),
    provideNzIcons(appIcons),
    provideAppInitializer(async () => {
      const session = inject(Session);
      const language = inject(LanguageSwitch);
      await language.start();
      await session.load().catch(() => undefined);
    }),
  ],
};
