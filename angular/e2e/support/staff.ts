import { expect, type Locator, type Page } from '@playwright/test';

export type Side = 'center' | 'university';

/** What a member of staff does with the mouse; the keyboard has a test of its own. */
export class StaffDesk {
  constructor(
    readonly page: Page,
    private readonly side: Side,
  ) {}

  /** 自考教务 → 1+X管理 → 1+X证书课程转换, both groups being open from the start. */
  async openList() {
    await expect(this.page.getByTestId('menu-academic').first()).toContainText('自考教务');
    await expect(this.page.getByTestId('menu-one-plus-x').first()).toContainText('1+X管理');
    const entry = this.page.getByTestId(this.side === 'center' ? 'menu-reviewCenter' : 'menu-reviewUniversity').first();
    await expect(entry).toContainText('1+X证书课程转换');
    await entry.click();
  }

  /** Finds one record by its number, in whatever status it is. */
  async find(number: string): Promise<Locator> {
    await this.page.getByTestId('filter-status-all').click();
    await this.page.getByTestId('filter-number').fill(number);
    await this.page.getByTestId('filter-find').click();
    const row = this.page.getByTestId('list-row').filter({ hasText: number });
    await expect(row).toHaveCount(1);
    return row;
  }

  /** The guide's way: right click, 执行1+X证书课程申免流程操作. */
  async openByContextMenu(row: Locator) {
    await row.click({ button: 'right' });
    const entry = this.page.getByTestId('menu-review');
    await expect(entry).toContainText('执行1+X证书课程申免流程操作');
    await entry.click();
    await expect(this.page.getByTestId('approve')).toBeVisible();
  }

  /** A photo can be vouched for when it is on the stage, not when its key is pressed. */
  async photoShown(photo: number) {
    await expect(this.page.getByTestId(`photo-${photo}`)).toHaveAttribute('aria-pressed', 'true');
    await expect(this.page.getByTestId('viewer-picture')).toHaveClass(/ready/);
  }

  async tickEverything() {
    const boxes = this.page.locator('input[data-checklist]');
    await expect(boxes).not.toHaveCount(0);
    for (const box of await boxes.all()) {
      const saved = this.page.waitForResponse((response) => response.url().endsWith('/checklist'));
      await box.check();
      await saved;
    }
  }

  /** Stays on the record after the decision, so that its new state can be seen. */
  async stayAfterDecision() {
    await this.page.getByTestId('auto-next').uncheck();
  }

  /** For one item, which opens by itself when it is the photo on the stage. */
  async reject(item: string, reason: string, note?: string) {
    await this.page.getByTestId('reject').click();
    const row = this.page.getByTestId(`reject-item-${item}`);
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await this.page.getByTestId(`reject-reason-${reason}`).click();
    if (note) await this.page.getByTestId(`reject-note-${reason}`).fill(note);
    await this.page.getByTestId('reject-confirm').click();
  }
}
