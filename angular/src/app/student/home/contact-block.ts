import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Contacts } from '../../api/models';
import { TextOfPipe, TextPipe } from '../../core/texts';

/** For whom to ask: one's own learning centre, the university, technical support; a tap calls. */
@Component({
  selector: 'app-contact-block',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [NzIconModule, TextPipe, TextOfPipe],
  template: `
    <section aria-labelledby="contact-title" data-testid="contacts">
      <h2 id="contact-title">{{ 'student.contact.title' | t }}</h2>
      <ul>
        @for (row of rows(); track row.kind) {
          <li>
            <div>
              <b>{{ 'student.contact' | tOf: row.kind }}</b>
              @if (row.name !== ('student.contact' | tOf: row.kind)) {
                <span>{{ row.name }}</span>
              }
            </div>
            @if (row.phone) {
              <a [href]="'tel:' + row.phone"><nz-icon nzType="phone" aria-hidden="true" />{{ row.phone }}</a>
            }
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    section {
      padding: 16px;
      border-radius: 16px;
      background: var(--surface);
      box-shadow: var(--shadow);
    }
    h2 {
      margin: 0 0 4px;
      font-size: 16px;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li {
      display: flex;
      justify-content: space-between;
      align-items: center;
      gap: 12px;
      min-height: 60px;
    }
    li + li {
      border-top: 1px solid #eef1f6;
    }
    b {
      display: block;
      font-weight: 500;
    }
    span {
      font-size: 13px;
      color: var(--ink-2);
    }
    a {
      flex: none;
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 44px;
      padding: 0 12px;
      border-radius: 12px;
      background: var(--brand-soft);
      font-variant-numeric: tabular-nums;
    }
    @media (min-width: 800px) {
      ul {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 24px;
      }
      li + li {
        border: 0;
      }
    }
  `,
})
export class ContactBlock {
  readonly contacts = input.required<Contacts>();
  protected readonly rows = computed(() => {
    const { center, university, support } = this.contacts();
    return [
      ...(center ? [{ kind: 'center', name: [center.name, center.contactName].filter(Boolean).join(' · '), phone: center.phone }] : []),
      { kind: 'university', ...university },
      { kind: 'support', ...support },
    ];
  });
}
