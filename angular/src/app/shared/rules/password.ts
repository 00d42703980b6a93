export interface PasswordRule {
  key: 'length' | 'letter' | 'digit' | 'same';
  met: boolean;
}

/** The server's rules, ticked while typing; the server has the last word. */
export function passwordRules(password: string, repeat: string, minimum: number): PasswordRule[] {
  return [
    { key: 'length', met: password.length >= minimum },
    { key: 'letter', met: /[A-Za-z]/.test(password) },
    { key: 'digit', met: /\d/.test(password) },
    { key: 'same', met: password !== '' && password === repeat },
  ];
}
