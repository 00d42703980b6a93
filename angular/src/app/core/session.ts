import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { ApplicationConfigurationDto, ConfigStateService, SessionStateService } from '@abp/ng.core';
import { firstValueFrom } from 'rxjs';
import { DemoAccount } from '../api/models';
import { Language } from './texts';

/** For the questions who am I, what may I do, where do I belong; read from the server's application configuration. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly abpConfig = inject(ConfigStateService);
  private readonly abpSession = inject(SessionStateService);
  private readonly configuration = signal<ApplicationConfigurationDto | null>(null);

  /** False after a start without the server; the offline page then offers another try. */
  readonly isLoaded = computed(() => this.configuration() !== null);
  readonly user = computed(() => this.configuration()?.currentUser ?? null);
  readonly isAuthenticated = computed(() => this.user()?.isAuthenticated ?? false);
  readonly displayName = computed(() => this.user()?.name || this.user()?.userName || '');
  readonly roles = computed<string[]>(() => this.user()?.roles ?? []);
  readonly isStudent = computed(() => this.roles().includes('student'));
  readonly isStaff = computed(() => this.isAuthenticated() && !this.isStudent());
  /** The learning centre somebody belongs to; null for the university. */
  readonly center = computed(() => {
    const tenant = this.configuration()?.currentTenant;
    return tenant?.id ? { id: tenant.id, name: tenant.name ?? '' } : null;
  });
  readonly policies = computed<Record<string, boolean>>(() => this.configuration()?.auth?.grantedPolicies ?? {});
  /** Staff who owe the second step of sign-in: nothing else works before it is set up. */
  readonly mustSetUpTwoFactor = computed(() => this.setting('Exemption.TwoFactor.SetupRequired') === 'true');
  readonly hasTwoFactor = computed(() => this.setting('Exemption.TwoFactor.IsOn') === 'true');
  readonly homeUrl = computed(() => (this.mustSetUpTwoFactor() ? '/account/two-factor' : this.isStaff() ? '/staff' : '/'));
  readonly isDemo = computed(() => this.setting('Exemption.Demo') === 'true');
  readonly demoAccounts = computed<DemoAccount[]>(() => parseAccounts(this.isDemo() ? this.setting('Exemption.DemoAccounts') : undefined));

  isGranted(policy: string): boolean {
    return this.policies()[policy] === true;
  }

  setting(name: string): string | undefined {
    return this.configuration()?.setting?.values?.[name];
  }

  /** Reads the configuration; ABP's own state service is filled too, so its directives and guards work. */
  async load(): Promise<void> {
    const configuration = await firstValueFrom(
      this.http.get<ApplicationConfigurationDto>('/api/abp/application-configuration', { params: { includeLocalizationResources: false } }),
    );
    this.abpConfig.setState(configuration);
    this.configuration.set(configuration);
  }

  get savedLanguage(): Language {
    return this.abpSession.getLanguage() === 'en' ? 'en' : 'zh-Hans';
  }

  saveLanguage(language: Language): void {
    this.abpSession.setLanguage(language);
  }
}

function parseAccounts(json: string | undefined): DemoAccount[] {
  try {
    return json ? (JSON.parse(json) as DemoAccount[]) : [];
  } catch {
    return [];
  }
}
