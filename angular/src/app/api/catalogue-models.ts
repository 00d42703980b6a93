import { Announcement, CertificateLevel, CourseDto, WindowDto } from './models';
export interface CatalogueCourse extends CourseDto {
  majorCodes: string[];
}
export interface CertificateTypeDto {
  id: string;
  version: number;
  code: string;
  name: string;
  issuer: string;
  hasExpiry: boolean;
  numberPattern: string | null;
  isActive: boolean;
  levels: { level: CertificateLevel; courses: CatalogueCourse[] }[];
}
export type CertificateTypeInput = Omit<CertificateTypeDto, 'id' | 'version'> & { version?: number };
export interface WindowRow extends WindowDto {
  version: number;
}
export interface WindowInput {
  version?: number;
  name: string;
  opensAt: string;
  closesAt: string;
  correctionGraceDays: number;
}
export interface AnnouncementRow extends Announcement {
  version: number;
  isActive: boolean;
}
export type AnnouncementInput = Omit<AnnouncementRow, 'id' | 'version'> & { version?: number };
export interface SystemTexts {
  version: number;
  universityContactName: string;
  universityPhone: string;
  supportName: string;
  supportPhone: string;
  guideMarkdown: string;
  declarationText: string;
  declarationVersion: string;
}

export interface LearningCenterRow {
  id: string;
  version: number;
  code: string;
  name: string;
  contactName: string | null;
  contactPhone: string | null;
  isActive: boolean;
  studentCount: number;
}
export type LearningCenterInput = Omit<LearningCenterRow, 'id' | 'version' | 'studentCount'> & { version?: number };
export interface MyCenter {
  version: number;
  name: string;
  contactName: string | null;
  contactPhone: string | null;
}
export interface StudentRow {
  id: string;
  name: string;
  admissionTicketNumber: string;
  idNumberMasked: string;
  phoneMasked: string | null;
  majorCode: string;
  majorName: string;
  isActive: boolean;
  hasSignedIn: boolean;
  version: number;
}
export interface StudentCreateInput {
  name: string;
  admissionTicketNumber: string;
  idNumber: string;
  phone: string | null;
  majorCode: string;
  majorName: string;
}
export interface StudentUpdateInput {
  version: number;
  name: string;
  phone: string | null;
  majorCode: string;
  majorName: string;
  idNumber: string | null;
  isActive: boolean;
}
export interface MajorDto {
  code: string;
  name: string;
}
