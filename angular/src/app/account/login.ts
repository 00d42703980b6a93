import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-login', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class Login {}
