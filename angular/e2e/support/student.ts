import { expect, type Page } from '@playwright/test';
import { keepPicture } from './looks';
import type { Person } from './people';
import { kinds, type FakeCamera, type Kind } from './pictures';

/** What a student does on the pages, in the order of the guide. */
export class StudentPages {
  /** What was chosen from the catalogue, for comparing with the printed record. */
  readonly certificate = 'Web前端开发';
  courses: string[] = [];

  constructor(
    readonly page: Page,
    private readonly camera: FakeCamera,
    private readonly screens: string,
  ) {}

  async openHome() {
    await this.page.goto('/');
    await expect(this.page.getByRole('heading', { name: '我的1+X证书课程申免记录' })).toBeVisible();
  }

  async startApplication() {
    await this.page.getByTestId('new-application').click();
    await expect(this.page.getByTestId('idNumber')).toBeVisible();
  }

  async fillForm(person: Person) {
    await this.page.getByTestId('idNumber').fill(person.idNumber);
    await this.page.getByTestId('phone').fill(person.phone);
    await this.page.getByTestId('certificateTypeId').click();
    await this.page.getByTestId('certificate-search').fill(this.certificate);
    await this.page.getByRole('dialog').getByRole('button', { name: this.certificate }).click();
    await this.page.getByTestId('level-Intermediate').check();
    const courses = this.page.locator('[data-testid^="course-"]');
    await expect(courses).not.toHaveCount(0);
    if (!(await courses.first().isChecked())) await courses.first().check();
    this.courses = await this.page.locator('label:has([data-testid^="course-"]:checked) b').allInnerTexts();
    await this.page.getByTestId('certificateNumber').fill(person.certificateNumber);
    await this.page.getByTestId('issuedOn').fill('2026-03-15');
    const validUntil = this.page.getByTestId('validUntil');
    if (await validUntil.isVisible()) await validUntil.fill('2029-03-14');
  }

  /** The form saves itself while it is filled in. */
  async expectSaved() {
    await expect(this.page.getByTestId('save-state')).toHaveAttribute('data-state', 'clean');
  }

  /** The sheet about photos of documents comes first, with nothing ticked. */
  async goToPhotos() {
    await this.page.getByTestId('next').click();
    await expect(this.page.getByTestId('consent-sheet').or(this.page.getByTestId('slot-IdFront'))).toBeVisible();
    if (await this.page.getByTestId('consent-sheet').isVisible()) await this.consent();
    await expect(this.page.getByTestId('slot-IdFront')).toBeVisible();
  }

  async consent() {
    await keepPicture(this.page, `${this.screens}-zh-Hans`, 'student-consent');
    await expect(this.page.getByTestId('consent-give')).toBeDisabled();
    await this.page.getByTestId('consent-read').check();
    await this.page.getByTestId('consent-give').click();
  }

  async takePhotos() {
    for (const kind of kinds) await this.takePhoto(kind);
  }

  /** Camera, shutter, a look at the picture, use; then the upload. */
  async takePhoto(kind: Kind) {
    this.camera.show(kind);
    await this.page.getByTestId(`open-camera-${kind}`).click();
    await expect(this.page.getByTestId('shutter')).toBeEnabled();
    await keepPicture(this.page, `${this.screens}-zh-Hans`, `student-camera-${kind}`);
    await this.page.getByTestId('shutter').click();
    await expect(this.page.getByTestId('full-photo')).toBeVisible();
    await keepPicture(this.page, `${this.screens}-zh-Hans`, `student-capture-${kind}`);
    await this.page.getByTestId('use-photo').click();
    await this.expectStored(kind);
  }

  /** From the album: the corners are shown, and may be moved, before the picture is used. */
  async choosePhoto(kind: Kind, file: string) {
    await this.markPhoto(kind, file);
    await this.page.getByTestId('use-photo').click();
    await this.expectStored(kind);
  }

  async markPhoto(kind: Kind, file: string) {
    await this.page.getByTestId(`album-${kind}`).setInputFiles(file);
    await expect(this.page.getByTestId('corner-nw')).toBeVisible();
    await keepPicture(this.page, `${this.screens}-zh-Hans`, `student-corners-${kind}`);
    await this.page.getByTestId('corners-done').click();
    await expect(this.page.getByTestId('full-photo')).toBeVisible();
    await keepPicture(this.page, `${this.screens}-zh-Hans`, `student-flat-${kind}`);
  }

  async expectStored(kind: Kind) {
    await expect(this.page.getByTestId(`slot-${kind}`).getByRole('img').first()).toBeVisible();
    await expect(this.page.getByTestId(`slot-${kind}`).getByRole('progressbar')).toHaveCount(0);
    await expect(this.page.getByTestId(`upload-error-${kind}`)).toHaveCount(0);
  }

  async checkAndSubmit() {
    await this.page.getByTestId('next').click();
    for (const kind of kinds) await this.page.getByTestId(`confirm-${kind}`).check();
    await this.page.getByTestId('next').click();
    await this.page.getByTestId('accept').check();
    await this.page.getByTestId('confirm-submit').click();
    await expect(this.page.getByTestId('submitted')).toBeVisible();
  }

  async numberOnDonePage(): Promise<string> {
    return (await this.page.getByTestId('number').innerText()).trim();
  }

  record() {
    return this.page.getByTestId('record');
  }

  async expectStatus(status: string) {
    await expect(this.record().getByTestId('status')).toHaveText(status);
  }
}
