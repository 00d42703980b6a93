import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-manage', changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class Manage {}
