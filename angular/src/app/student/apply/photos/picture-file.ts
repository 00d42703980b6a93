/** The file somebody chose, and the field made ready to choose the same one again. */
export function pictureFrom(event: Event): File | null {
  const field = event.target as HTMLInputElement;
  const file = field.files?.[0] ?? null;
  field.value = '';
  return file;
}
