PRAGMA application_id=1296249905;
PRAGMA foreign_keys=OFF;
BEGIN;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE applicants (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	sort_key VARCHAR NOT NULL, 
	is_organization BOOLEAN NOT NULL, 
	identity_number VARCHAR NOT NULL, 
	birth VARCHAR NOT NULL, 
	sex VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	CONSTRAINT pk_applicants PRIMARY KEY (id)
);
CREATE INDEX ix_applicants_identity_number ON applicants (identity_number);
CREATE TABLE calendar_days (
	day DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	basis VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	CONSTRAINT pk_calendar_days PRIMARY KEY (day)
);
CREATE TABLE calendar_years (
	year INTEGER NOT NULL, 
	basis VARCHAR NOT NULL, 
	confirmed_by VARCHAR NOT NULL, 
	CONSTRAINT pk_calendar_years PRIMARY KEY (year)
);
CREATE TABLE clerks (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	desk VARCHAR NOT NULL, 
	pin_hash VARCHAR, 
	active BOOLEAN NOT NULL, 
	failures INTEGER NOT NULL, 
	locked_until BIGINT, password_hash VARCHAR, password_on DATE, 
	CONSTRAINT pk_clerks PRIMARY KEY (id), 
	CONSTRAINT uq_clerks_name UNIQUE (name)
);
CREATE TABLE code_counters (
	series VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	last INTEGER NOT NULL, mistaken BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_code_counters PRIMARY KEY (series, day)
);
CREATE TABLE meta (
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY ("key")
);
CREATE TABLE offices (
	id INTEGER NOT NULL, 
	valid_from DATE NOT NULL, 
	name VARCHAR NOT NULL, 
	header_lines TEXT NOT NULL, 
	counter_name VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	agency_code VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	hotline VARCHAR NOT NULL, 
	CONSTRAINT pk_offices PRIMARY KEY (id), 
	CONSTRAINT uq_offices_valid_from UNIQUE (valid_from)
);
CREATE TABLE procedure_versions (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	short_name VARCHAR NOT NULL, 
	field VARCHAR NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_procedure_versions PRIMARY KEY (id), 
	CONSTRAINT uq_procedure_versions_code_version UNIQUE (code, version)
);
CREATE TABLE audit_records (
	id INTEGER NOT NULL, 
	occurred_at BIGINT NOT NULL, 
	clerk_id INTEGER, 
	action VARCHAR NOT NULL, 
	detail TEXT NOT NULL, 
	CONSTRAINT pk_audit_records PRIMARY KEY (id), 
	CONSTRAINT fk_audit_records_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id)
);
CREATE TABLE dossiers (
	id INTEGER NOT NULL, 
	uid CHAR(32) NOT NULL, 
	request_id VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	official_code VARCHAR, 
	state VARCHAR NOT NULL, 
	procedure_id INTEGER NOT NULL, 
	applicant_id INTEGER NOT NULL, 
	office_id INTEGER NOT NULL, 
	submitter_name VARCHAR NOT NULL, 
	submitter_identity VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	sets INTEGER NOT NULL, 
	received_at BIGINT NOT NULL, 
	received_on DATE NOT NULL, 
	received_by_id INTEGER NOT NULL, 
	desk VARCHAR NOT NULL, 
	limit_value INTEGER NOT NULL, 
	limit_unit VARCHAR NOT NULL, 
	promised_at BIGINT NOT NULL, 
	promised_on DATE NOT NULL, 
	original_promised_at BIGINT NOT NULL, 
	explanation TEXT NOT NULL, 
	override_reason VARCHAR NOT NULL, 
	finished_at BIGINT, 
	finished_on DATE, 
	result_name VARCHAR NOT NULL, 
	returned_at BIGINT, 
	returned_on DATE, 
	returned_by_id INTEGER, 
	collector_name VARCHAR NOT NULL, 
	collector_identity VARCHAR NOT NULL, 
	collector_relation VARCHAR NOT NULL, 
	delivery VARCHAR NOT NULL, 
	delivery_address VARCHAR NOT NULL, 
	in_programme BOOLEAN NOT NULL, 
	excluded BOOLEAN NOT NULL, 
	late_reason VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	note TEXT NOT NULL, slip_version INTEGER DEFAULT '1' NOT NULL, handler VARCHAR DEFAULT '' NOT NULL, agency VARCHAR DEFAULT '' NOT NULL, result_number VARCHAR DEFAULT '' NOT NULL, parts_kept VARCHAR DEFAULT '' NOT NULL, delivery_state VARCHAR DEFAULT '' NOT NULL, delivery_item VARCHAR DEFAULT '' NOT NULL, delivery_by VARCHAR DEFAULT '' NOT NULL, official_state VARCHAR DEFAULT '' NOT NULL, other_codes VARCHAR DEFAULT '' NOT NULL, book_volume VARCHAR DEFAULT '' NOT NULL, book_number VARCHAR DEFAULT '' NOT NULL, supplements INTEGER DEFAULT '0' NOT NULL, extensions INTEGER DEFAULT '0' NOT NULL, paused_at BIGINT, agency_due_at BIGINT, official_received_at BIGINT, official_promised_at BIGINT, supplement_due_on DATE, result_negative BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_dossiers PRIMARY KEY (id), 
	CONSTRAINT fk_dossiers_applicant_id FOREIGN KEY(applicant_id) REFERENCES applicants (id), 
	CONSTRAINT fk_dossiers_office_id FOREIGN KEY(office_id) REFERENCES offices (id), 
	CONSTRAINT fk_dossiers_procedure_id FOREIGN KEY(procedure_id) REFERENCES procedure_versions (id), 
	CONSTRAINT fk_dossiers_received_by_id FOREIGN KEY(received_by_id) REFERENCES clerks (id), 
	CONSTRAINT fk_dossiers_returned_by_id FOREIGN KEY(returned_by_id) REFERENCES clerks (id), 
	CONSTRAINT uq_dossiers_code UNIQUE (code), 
	CONSTRAINT uq_dossiers_official_code UNIQUE (official_code), 
	CONSTRAINT uq_dossiers_request_id UNIQUE (request_id), 
	CONSTRAINT uq_dossiers_uid UNIQUE (uid)
);
CREATE INDEX ix_dossiers_applicant_id ON dossiers (applicant_id);
CREATE INDEX ix_dossiers_finished_on ON dossiers (finished_on);
CREATE INDEX ix_dossiers_received_on_received_by_id ON dossiers (received_on, received_by_id);
CREATE INDEX ix_dossiers_returned_on_returned_by_id ON dossiers (returned_on, returned_by_id);
CREATE INDEX ix_dossiers_state ON dossiers (state);
CREATE INDEX ix_dossiers_unfinished ON dossiers (promised_at) WHERE finished_at IS NULL;
CREATE TABLE drafts (
	clerk_id INTEGER NOT NULL, 
	form VARCHAR NOT NULL, 
	content TEXT NOT NULL, 
	saved_at BIGINT NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (clerk_id, form), 
	CONSTRAINT fk_drafts_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id)
);
CREATE TABLE export_records (
	id INTEGER NOT NULL, 
	day DATE NOT NULL, 
	written_at BIGINT NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	folder VARCHAR NOT NULL, 
	first_sequence INTEGER NOT NULL, 
	last_sequence INTEGER NOT NULL, 
	manifest_sha256 VARCHAR NOT NULL, 
	encrypted BOOLEAN NOT NULL, station INTEGER, epoch INTEGER, 
	CONSTRAINT pk_export_records PRIMARY KEY (id), 
	CONSTRAINT fk_export_records_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id)
);
CREATE INDEX ix_export_records_day ON export_records (day);
CREATE TABLE working_days (
	day DATE NOT NULL, 
	closed_at BIGINT NOT NULL, 
	closed_by_id INTEGER NOT NULL, 
	figures TEXT NOT NULL, counted TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_working_days PRIMARY KEY (day), 
	CONSTRAINT fk_working_days_closed_by_id FOREIGN KEY(closed_by_id) REFERENCES clerks (id)
);
CREATE TABLE dossier_papers (
	dossier_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	originals INTEGER NOT NULL, 
	copies INTEGER NOT NULL, 
	returned_to_citizen BOOLEAN NOT NULL, 
	note VARCHAR NOT NULL, 
	extra_reason VARCHAR NOT NULL, 
	CONSTRAINT pk_dossier_papers PRIMARY KEY (dossier_id, position), 
	CONSTRAINT fk_dossier_papers_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
);
CREATE TABLE fees (
	dossier_id INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	explanation VARCHAR NOT NULL, 
	receipt_number VARCHAR NOT NULL, 
	paid_at BIGINT, 
	paid_to_id INTEGER, means VARCHAR DEFAULT '' NOT NULL, exemption VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_fees PRIMARY KEY (dossier_id), 
	CONSTRAINT fk_fees_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id), 
	CONSTRAINT fk_fees_paid_to_id FOREIGN KEY(paid_to_id) REFERENCES clerks (id)
);
CREATE VIRTUAL TABLE dossier_search USING fts5(people, numbers, subject, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4');
CREATE TABLE dossier_events (
	station INTEGER NOT NULL, 
	epoch INTEGER NOT NULL, 
	sequence INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	occurred_at BIGINT NOT NULL, 
	occurred_on DATE NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	clerk_name VARCHAR NOT NULL, 
	payload TEXT NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_dossier_events PRIMARY KEY (station, epoch, sequence), 
	CONSTRAINT fk_dossier_events_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id), 
	CONSTRAINT fk_dossier_events_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
);
CREATE INDEX ix_dossier_events_dossier_id ON dossier_events (dossier_id);
CREATE INDEX ix_dossier_events_occurred_on_kind ON dossier_events (occurred_on, kind, clerk_id);
CREATE TABLE history_chains (
	station INTEGER NOT NULL, 
	epoch INTEGER NOT NULL, 
	store_id VARCHAR NOT NULL, 
	genesis VARCHAR NOT NULL, 
	begun_at BIGINT NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_history_chains PRIMARY KEY (station, epoch)
);
CREATE TABLE event_counts (
	day DATE NOT NULL, 
	kind VARCHAR NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_event_counts PRIMARY KEY (day, kind, clerk_id), 
	CONSTRAINT fk_event_counts_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id)
);
CREATE TABLE merged_bundles (
	id INTEGER NOT NULL, 
	manifest_sha256 VARCHAR NOT NULL, 
	store_id VARCHAR NOT NULL, 
	station INTEGER NOT NULL, 
	epoch INTEGER NOT NULL, 
	first_sequence INTEGER NOT NULL, 
	last_sequence INTEGER NOT NULL, 
	head VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	merged_at BIGINT NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	CONSTRAINT pk_merged_bundles PRIMARY KEY (id), 
	CONSTRAINT fk_merged_bundles_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id), 
	CONSTRAINT uq_merged_bundles_manifest_sha256 UNIQUE (manifest_sha256)
);
CREATE TABLE unmatched_returns (
	id INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	returned_at BIGINT NOT NULL, 
	returned_on DATE NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	desk VARCHAR NOT NULL, 
	collector_name VARCHAR NOT NULL, 
	collector_identity VARCHAR NOT NULL, 
	collector_relation VARCHAR NOT NULL, 
	note TEXT NOT NULL, 
	dossier_id INTEGER, 
	matched_at BIGINT, 
	CONSTRAINT pk_unmatched_returns PRIMARY KEY (id), 
	CONSTRAINT fk_unmatched_returns_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id), 
	CONSTRAINT fk_unmatched_returns_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id)
);
CREATE INDEX ix_unmatched_returns_code ON unmatched_returns (code);
CREATE TABLE "print_records" (
	id INTEGER NOT NULL, 
	dossier_id INTEGER, 
	form VARCHAR NOT NULL, 
	form_set VARCHAR NOT NULL, 
	form_version INTEGER NOT NULL, 
	content TEXT NOT NULL, 
	state VARCHAR NOT NULL, 
	asked_at BIGINT NOT NULL, 
	printed_at BIGINT, 
	clerk_id INTEGER NOT NULL, 
	reprint_number INTEGER NOT NULL, 
	reason VARCHAR NOT NULL, 
	title VARCHAR DEFAULT '' NOT NULL, 
	copies VARCHAR DEFAULT '' NOT NULL, 
	size VARCHAR DEFAULT '' NOT NULL, 
	printer VARCHAR DEFAULT '' NOT NULL, 
	problem TEXT DEFAULT '' NOT NULL, 
	batch VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_print_records PRIMARY KEY (id), 
	CONSTRAINT fk_print_records_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id), 
	CONSTRAINT fk_print_records_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id)
);
CREATE INDEX ix_print_records_dossier_id ON print_records (dossier_id);
CREATE INDEX ix_print_records_state ON print_records (state);
CREATE TABLE form_corrections (
	set_id VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	based_on INTEGER NOT NULL, 
	changes TEXT NOT NULL, 
	reason VARCHAR NOT NULL, 
	made_at BIGINT NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	CONSTRAINT pk_form_corrections PRIMARY KEY (set_id, version), 
	CONSTRAINT fk_form_corrections_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id)
);
CREATE TABLE scan_log (
	id INTEGER NOT NULL, 
	scanned_at BIGINT NOT NULL, 
	scanned_on DATE NOT NULL, 
	clerk_id INTEGER, 
	desk VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	meaning VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	CONSTRAINT pk_scan_log PRIMARY KEY (id), 
	CONSTRAINT fk_scan_log_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id)
);
CREATE INDEX ix_scan_log_scanned_on ON scan_log (scanned_on);
CREATE INDEX ix_dossiers_official_state ON dossiers (official_state);
CREATE TABLE turned_away (
	id INTEGER NOT NULL, 
	uid CHAR(32) NOT NULL, 
	kind VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	happened_at BIGINT NOT NULL, 
	happened_on DATE NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	desk VARCHAR NOT NULL, 
	procedure_id INTEGER NOT NULL, 
	applicant_name VARCHAR NOT NULL, 
	identity_number VARCHAR NOT NULL, 
	reason_class VARCHAR NOT NULL, 
	reason TEXT NOT NULL, 
	content TEXT NOT NULL, station INTEGER, epoch INTEGER, 
	CONSTRAINT pk_turned_away PRIMARY KEY (id), 
	CONSTRAINT fk_turned_away_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id), 
	CONSTRAINT fk_turned_away_procedure_id FOREIGN KEY(procedure_id) REFERENCES procedure_versions (id), 
	CONSTRAINT uq_turned_away_uid UNIQUE (uid)
);
CREATE INDEX ix_turned_away_happened_on ON turned_away (happened_on);
CREATE TABLE register_entries (
	id INTEGER NOT NULL, 
	uid CHAR(32) NOT NULL, 
	register VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	happened_at BIGINT NOT NULL, 
	happened_on DATE NOT NULL, 
	due_on DATE, 
	closed_on DATE, 
	cancelled_reason VARCHAR NOT NULL, 
	content TEXT NOT NULL, 
	words TEXT NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	changed_at BIGINT NOT NULL, station INTEGER, epoch INTEGER, 
	CONSTRAINT pk_register_entries PRIMARY KEY (id), 
	CONSTRAINT fk_register_entries_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id), 
	CONSTRAINT uq_register_entries_uid UNIQUE (uid)
);
CREATE INDEX ix_register_entries_register_happened_on ON register_entries (register, happened_on);
CREATE TABLE register_links (
	entry_id INTEGER NOT NULL, 
	dossier_id INTEGER NOT NULL, 
	note VARCHAR NOT NULL, 
	approved_at BIGINT, 
	approved_by_id INTEGER, 
	CONSTRAINT pk_register_links PRIMARY KEY (entry_id, dossier_id), 
	CONSTRAINT fk_register_links_entry_id FOREIGN KEY(entry_id) REFERENCES register_entries (id), 
	CONSTRAINT fk_register_links_dossier_id FOREIGN KEY(dossier_id) REFERENCES dossiers (id), 
	CONSTRAINT fk_register_links_approved_by_id FOREIGN KEY(approved_by_id) REFERENCES clerks (id)
);
CREATE INDEX ix_register_links_dossier_id ON register_links (dossier_id);
CREATE TABLE "ratings" (
	id INTEGER NOT NULL, 
	rated_at BIGINT NOT NULL, 
	rated_on DATE NOT NULL, 
	score INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	means VARCHAR NOT NULL, 
	desk VARCHAR NOT NULL, 
	clerk_id INTEGER, 
	station INTEGER, 
	epoch INTEGER, 
	uid CHAR(32) NOT NULL, 
	CONSTRAINT pk_ratings PRIMARY KEY (id), 
	CONSTRAINT fk_ratings_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id), 
	CONSTRAINT uq_ratings_uid UNIQUE (uid)
);
CREATE INDEX ix_ratings_rated_on ON ratings (rated_on);
CREATE TABLE counter_openings (
	id INTEGER NOT NULL, 
	station INTEGER NOT NULL, 
	opened_at BIGINT NOT NULL, 
	opened_on DATE NOT NULL, 
	clerk_id INTEGER NOT NULL, 
	seen TEXT NOT NULL, 
	CONSTRAINT pk_counter_openings PRIMARY KEY (id), 
	CONSTRAINT fk_counter_openings_clerk_id FOREIGN KEY(clerk_id) REFERENCES clerks (id)
);
CREATE INDEX ix_counter_openings_opened_on ON counter_openings (opened_on);
CREATE TABLE objectives (
	id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	target INTEGER NOT NULL, 
	basis VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE, 
	CONSTRAINT pk_objectives PRIMARY KEY (id)
);
INSERT INTO alembic_version VALUES('0006');
INSERT INTO applicants VALUES(1,'Nguyễn Văn Đức B','b000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000001','','','Tổ 5, phường Long Biên','0912000001','');
INSERT INTO applicants VALUES(2,'Nguyễn Văn Đức C','c000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000002','','','Tổ 5, phường Long Biên','0912000002','');
INSERT INTO applicants VALUES(3,'Nguyễn Văn Đức D','d000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000003','','','Tổ 5, phường Long Biên','0912000003','');
INSERT INTO applicants VALUES(4,'Nguyễn Văn Đức E','e000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000004','','','Tổ 5, phường Long Biên','0912000004','');
INSERT INTO applicants VALUES(5,'Nguyễn Văn Đức F','f000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000005','','','Tổ 5, phường Long Biên','0912000005','');
INSERT INTO applicants VALUES(6,'Nguyễn Văn Đức G','g000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000006','','','Tổ 5, phường Long Biên','0912000006','');
INSERT INTO applicants VALUES(7,'Nguyễn Văn Đức H','h000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000007','','','Tổ 5, phường Long Biên','0912000007','');
INSERT INTO applicants VALUES(8,'Nguyễn Văn Đức I','i000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000008','','','Tổ 5, phường Long Biên','0912000008','');
INSERT INTO applicants VALUES(9,'Nguyễn Văn Đức J','j000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000009','','','Tổ 5, phường Long Biên','0912000009','');
INSERT INTO applicants VALUES(10,'Nguyễn Văn Đức BA','b0a000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000010','','','Tổ 5, phường Long Biên','0912000010','');
INSERT INTO applicants VALUES(11,'Nguyễn Văn Đức BB','b0b000n0g0u0y0e2n003v0a1n000d1u3c004',0,'001085000011','','','Tổ 5, phường Long Biên','0912000011','');
INSERT INTO calendar_days VALUES('2026-01-01','holiday','Tết Dương lịch','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-01-02','swapped_off','Hoán đổi ngày làm việc','Hoán đổi với ngày 10/01/2026, văn bản 12729/VPCP-KGVX ngày 25/12/2025','correction');
INSERT INTO calendar_days VALUES('2026-01-10','make_up','Ngày làm bù','Hoán đổi với ngày 02/01/2026, văn bản 12729/VPCP-KGVX ngày 25/12/2025','correction');
INSERT INTO calendar_days VALUES('2026-02-16','holiday','Tết Nguyên Đán','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-02-17','holiday','Tết Nguyên Đán','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-02-18','holiday','Tết Nguyên Đán','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-02-19','holiday','Tết Nguyên Đán','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-02-20','holiday','Tết Nguyên Đán','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-04-26','holiday','Ngày Giỗ Tổ Hùng Vương','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-04-27','compensatory','Ngày Giỗ Tổ Hùng Vương','Bộ luật Lao động 2019, Điều 111 khoản 3','package');
INSERT INTO calendar_days VALUES('2026-04-30','holiday','Ngày Chiến thắng','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-05-01','holiday','Ngày Quốc tế Lao động','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-08-22','make_up','Ngày làm bù','Hoán đổi với ngày 31/08/2026','package');
INSERT INTO calendar_days VALUES('2026-08-31','swapped_off','Hoán đổi ngày làm việc','Hoán đổi với ngày 22/08/2026','package');
INSERT INTO calendar_days VALUES('2026-09-01','holiday','Quốc khánh','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-09-02','holiday','Quốc khánh','Bộ luật Lao động 2019, Điều 112','package');
INSERT INTO calendar_days VALUES('2026-11-24','holiday','Ngày Văn hóa Việt Nam','Nghị quyết 28/2026/QH16','package');
INSERT INTO calendar_years VALUES(2021,'','');
INSERT INTO calendar_years VALUES(2022,'','');
INSERT INTO calendar_years VALUES(2023,'','');
INSERT INTO calendar_years VALUES(2024,'','');
INSERT INTO calendar_years VALUES(2025,'','');
INSERT INTO calendar_years VALUES(2026,'','');
INSERT INTO clerks VALUES(1,'Trần Thị Thu Hà','clerk','Quầy 1','$argon2id$v=19$m=65536,t=3,p=4$VGK9DpgKJ0FVE/ZTruEr5w$NeFoEi90p4yWTnjD0dc7sTwRD5oYtZvfzD3j/hhAkHo',1,0,NULL,NULL,NULL);
INSERT INTO clerks VALUES(2,'Lê Văn Đức','clerk','Quầy 2','$argon2id$v=19$m=65536,t=3,p=4$XO0tOvYkwmLP78UpiOTw8w$S3kW5iGcKI1JontizDe/2z3J56JkRVYR8reDYMlYmEI',1,0,NULL,NULL,NULL);
INSERT INTO clerks VALUES(3,'Nguyễn Thị Ánh Tuyết','supervisor','','$argon2id$v=19$m=65536,t=3,p=4$9prv03D5Yvn12gqCxMFN8g$Ful4/xKyPVBrkhictKmfBI0cbVACXoC1Q3kZOmHFEY0',1,0,NULL,NULL,NULL);
INSERT INTO code_counters VALUES('TN10','2026-11-05',1,0);
INSERT INTO code_counters VALUES('TN10','2026-11-11',1,0);
INSERT INTO code_counters VALUES('TN10','2026-11-13',2,0);
INSERT INTO code_counters VALUES('TN10','2026-11-16',7,0);
INSERT INTO meta VALUES('store_id','01a2071e-d345-72ae-b642-e6f99cc61b4a');
INSERT INTO meta VALUES('station','1');
INSERT INTO meta VALUES('epoch','0');
INSERT INTO meta VALUES('export_passphrase','FVFM-Q5CQ-J8Q5-2HXJ-K9JQ-VQ2T');
INSERT INTO offices VALUES(1,'2026-11-16','UBND phường Long Biên','["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"]','Trung tâm Phục vụ hành chính công phường Long Biên','Long Biên','H26.107','','024 0000 0000');
INSERT INTO procedure_versions VALUES(1,'1.001193',1,'Đăng ký khai sinh','Đăng ký khai sinh','Hộ tịch',NULL,NULL,'{"code": "1.001193", "version": 1, "name": "Đăng ký khai sinh", "short_name": "Đăng ký khai sinh", "field": "Hộ tịch", "level": "commune", "online_level": "full", "limit": "same day", "cut_off": "15:00", "in_early_programme": true, "fees": [{"kind": "free", "exemption": "Thuộc gia đình có công với cách mạng", "legal_basis": "Nghị quyết 06/2020/NQ-HĐND thành phố Hà Nội"}, {"kind": "free", "exemption": "Thuộc hộ nghèo", "legal_basis": "Nghị quyết 06/2020/NQ-HĐND thành phố Hà Nội"}, {"kind": "free", "exemption": "Người khuyết tật", "legal_basis": "Nghị quyết 06/2020/NQ-HĐND thành phố Hà Nội"}, {"kind": "free", "variant": "Đăng ký đúng hạn"}, {"kind": "fixed", "amount": 5000, "variant": "Đăng ký quá hạn", "legal_basis": "Nghị quyết 06/2020/NQ-HĐND thành phố Hà Nội"}], "papers": [{"name": "Tờ khai đăng ký khai sinh"}, {"name": "Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh"}, {"name": "Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký", "kind": "presented"}, {"name": "Giấy chứng nhận kết hôn của cha, mẹ", "kind": "presented", "compulsory": false, "condition": "Khi cha, mẹ của trẻ đã đăng ký kết hôn"}, {"name": "Biên bản xác nhận việc trẻ bị bỏ rơi", "compulsory": false, "condition": "Khi đăng ký khai sinh cho trẻ bị bỏ rơi"}, {"name": "Văn bản xác nhận của cơ sở y tế về việc mang thai hộ", "compulsory": false, "condition": "Khi trẻ sinh ra do mang thai hộ"}, {"name": "Văn bản ủy quyền theo quy định", "compulsory": false, "condition": "Khi ủy quyền cho người khác thực hiện"}], "result_name": "Giấy khai sinh", "print_slip": "always", "home_delivery": true, "signer": "Chủ tịch hoặc Phó Chủ tịch Ủy ban nhân dân cấp xã", "deciding_agency": "Ủy ban nhân dân cấp xã", "verified": false, "note": "Độ tin cậy của mã: A; của thời hạn, phí: cao. Quá hạn: sau 60 ngày kể từ ngày sinh.", "aliases": ["ks", "giấy khai sinh"]}');
INSERT INTO procedure_versions VALUES(5,'1.004873',1,'Cấp Giấy xác nhận tình trạng hôn nhân','Xác nhận tình trạng hôn nhân','Hộ tịch',NULL,NULL,'{"code": "1.004873", "version": 1, "name": "Cấp Giấy xác nhận tình trạng hôn nhân", "short_name": "Xác nhận tình trạng hôn nhân", "field": "Hộ tịch", "level": "commune", "online_level": "full", "limit": "3 working days", "limit_with_verification": "23 calendar days", "cut_off": "15:00", "in_early_programme": true, "fees": [{"kind": "free", "exemption": "Thuộc gia đình có công với cách mạng", "legal_basis": "Nghị quyết 06/2020/NQ-HĐND thành phố Hà Nội"}, {"kind": "free", "exemption": "Thuộc hộ nghèo", "legal_basis": "Nghị quyết 06/2020/NQ-HĐND thành phố Hà Nội"}, {"kind": "free", "exemption": "Người khuyết tật", "legal_basis": "Nghị quyết 06/2020/NQ-HĐND thành phố Hà Nội"}, {"kind": "per_copy", "amount": 3000, "legal_basis": "Nghị quyết 06/2020/NQ-HĐND thành phố Hà Nội"}], "papers": [{"name": "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"}, {"name": "Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu", "kind": "presented"}, {"name": "Bản án, quyết định ly hôn đã có hiệu lực hoặc giấy tờ chứng minh vợ, chồng đã chết", "kind": "certified_copy", "originals": 0, "copies": 1, "compulsory": false, "condition": "Khi đã có vợ hoặc chồng nhưng đã ly hôn hoặc người đó đã chết"}, {"name": "Giấy xác nhận tình trạng hôn nhân đã cấp lần trước", "compulsory": false, "condition": "Khi xin cấp lại để sử dụng vào mục đích khác hoặc do hết hạn"}, {"name": "Văn bản ủy quyền theo quy định", "compulsory": false, "condition": "Khi ủy quyền cho người khác thực hiện"}], "result_name": "Giấy xác nhận tình trạng hôn nhân", "print_slip": "always", "home_delivery": true, "signer": "Chủ tịch hoặc Phó Chủ tịch Ủy ban nhân dân cấp xã", "deciding_agency": "Ủy ban nhân dân cấp xã", "verified": false, "note": "Độ tin cậy của mã: A; của thời hạn, phí: trung bình. Cổng dịch vụ công ghi không thu, nghị quyết của Hà Nội ghi 3.000 đồng.", "aliases": ["xntthn", "tthn", "giấy độc thân"]}');
INSERT INTO procedure_versions VALUES(11,'1.004845',1,'Đăng ký chấm dứt giám hộ','Chấm dứt giám hộ','Hộ tịch',NULL,NULL,'{"code": "1.004845", "version": 1, "name": "Đăng ký chấm dứt giám hộ", "short_name": "Chấm dứt giám hộ", "field": "Hộ tịch", "level": "commune", "online_level": "partial", "limit": "2 working days", "cut_off": "15:00", "in_early_programme": true, "fees": [{"kind": "free"}], "papers": [{"name": "Tờ khai đăng ký chấm dứt giám hộ"}, {"name": "Giấy tờ làm căn cứ chấm dứt giám hộ"}, {"name": "Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu", "kind": "presented"}, {"name": "Văn bản ủy quyền theo quy định", "compulsory": false, "condition": "Khi ủy quyền cho người khác thực hiện"}], "result_name": "Trích lục đăng ký chấm dứt giám hộ", "print_slip": "always", "home_delivery": true, "signer": "Chủ tịch hoặc Phó Chủ tịch Ủy ban nhân dân cấp xã", "deciding_agency": "Ủy ban nhân dân cấp xã", "verified": false, "note": "Độ tin cậy của mã: A; của thời hạn, phí: cao."}');
INSERT INTO procedure_versions VALUES(28,'2.000815',1,'Chứng thực bản sao từ bản chính','Chứng thực bản sao','Chứng thực',NULL,NULL,'{"code": "2.000815", "version": 1, "name": "Chứng thực bản sao từ bản chính", "short_name": "Chứng thực bản sao", "field": "Chứng thực", "level": "commune", "online_level": "partial", "limit": "same day", "limit_with_verification": "2 working days", "cut_off": "15:00", "in_early_programme": true, "fees": [{"kind": "per_page", "tiers": [{"from_page": 1, "amount": 2000}, {"from_page": 3, "amount": 1000}], "cap_per_copy": 200000, "legal_basis": "Thông tư 226/2016/TT-BTC"}], "papers": [{"name": "Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao", "kind": "presented"}, {"name": "Bản sao cần chứng thực", "kind": "copy", "originals": 0, "copies": 1}], "result_name": "Bản sao được chứng thực từ bản chính", "print_slip": "ask", "home_delivery": false, "signer": "Chủ tịch hoặc Phó Chủ tịch Ủy ban nhân dân cấp xã", "deciding_agency": "Ủy ban nhân dân cấp xã", "legal_basis": "Nghị định 23/2015/NĐ-CP, sửa đổi bởi Nghị định 280/2025/NĐ-CP", "verified": false, "note": "Độ tin cậy của mã: A; của thời hạn, phí: cao. Nhiều trang, nội dung phức tạp hoặc theo thỏa thuận: thêm đến 2 ngày làm việc. Trực tuyến: bản sao điện tử. Phải có bản chính để đối chiếu.", "aliases": ["sao y", "công chứng", "photo"]}');
INSERT INTO audit_records VALUES(1,1794795000000,NULL,'set_up','');
INSERT INTO dossiers VALUES(1,'01a2071ed4c577d583230b65aeec97e0','request-1','TN10-261105-0001-95',NULL,'in_process',5,1,1,'','','direct',1,1793844000000,'2026-11-05',1,'Quầy 1',3,'working_days',1794306600000,'2026-11-10',1794306600000,'3 ngày làm việc: 06/11, (7–8 nghỉ), 9, 10 → 17 giờ 30, thứ Ba 10/11/2026','',NULL,NULL,'Giấy xác nhận tình trạng hôn nhân',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'Bộ phận Tư pháp - hộ tịch','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(2,'01a2071ed4cb75969cd4283c801a11e5','request-2','TN10-261111-0001-94',NULL,'in_process',5,2,1,'','','direct',1,1794380400000,'2026-11-11',1,'Quầy 1',3,'working_days',1794825000000,'2026-11-16',1794825000000,'3 ngày làm việc: 12/11, 13, (14–15 nghỉ), 16 → 17 giờ 30, thứ Hai 16/11/2026','',NULL,NULL,'Giấy xác nhận tình trạng hôn nhân',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'Bộ phận Tư pháp - hộ tịch','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(3,'01a2071ed4d5738e90611b01654bab4b','request-3','TN10-261113-0001-29',NULL,'returned',5,3,1,'','','direct',1,1794561000000,'2026-11-13',2,'Quầy 2',3,'working_days',1794997800000,'2026-11-18',1794997800000,'3 ngày làm việc: (14–15/11 nghỉ), 16, 17, 18 → 17 giờ 30, thứ Tư 18/11/2026','',1794811500000,'2026-11-16','Giấy xác nhận tình trạng hôn nhân',1794812700000,'2026-11-16',1,'Nguyễn Văn Đức D','','','at_desk','',1,0,'','','',1,'Bộ phận Tư pháp - hộ tịch','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(4,'01a2071ed4d8734788a3bcc474fb06d3','request-4','TN10-261113-0002-26',NULL,'received',11,4,1,'','','direct',1,1794561000000,'2026-11-13',2,'Quầy 2',2,'working_days',1794911400000,'2026-11-17',1794911400000,'2 ngày làm việc: (14–15/11 nghỉ), 16, 17 → 17 giờ 30, thứ Ba 17/11/2026','',NULL,NULL,'Trích lục đăng ký chấm dứt giám hộ',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(5,'01a2071ed4df7359ab4d403eefe2d72d','request-5','TN10-261116-0001-77',NULL,'received',1,5,1,'','','direct',1,1794791100000,'2026-11-16',1,'Quầy 1',0,'same_day',1794825000000,'2026-11-16',1794825000000,'Trong ngày → 17 giờ 30, thứ Hai 16/11/2026','',NULL,NULL,'Giấy khai sinh',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(6,'01a2071ed4e273a38b6dfa1da0938e5b','request-6','TN10-261116-0002-74',NULL,'received',1,6,1,'','','direct',1,1794791640000,'2026-11-16',1,'Quầy 1',0,'same_day',1794825000000,'2026-11-16',1794825000000,'Trong ngày → 17 giờ 30, thứ Hai 16/11/2026','',NULL,NULL,'Giấy khai sinh',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(7,'01a2071ed4e470bbb4fe5f5d999ba8aa','request-7','TN10-261116-0003-71',NULL,'received',1,7,1,'','','direct',1,1794792180000,'2026-11-16',2,'Quầy 2',0,'same_day',1794825000000,'2026-11-16',1794825000000,'Trong ngày → 17 giờ 30, thứ Hai 16/11/2026','',NULL,NULL,'Giấy khai sinh',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(8,'01a2071ed4e771ffa523967ca7bcbcaa','request-8','TN10-261116-0004-68',NULL,'returned',28,8,1,'','','direct',1,1794792720000,'2026-11-16',1,'Quầy 1',0,'same_day',1794825000000,'2026-11-16',1794825000000,'Trong ngày → 17 giờ 30, thứ Hai 16/11/2026','',1794800400000,'2026-11-16','Bản sao được chứng thực từ bản chính',1794800400000,'2026-11-16',1,'Nguyễn Văn Đức I','','','at_desk','',1,0,'','','',1,'','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(9,'01a2071ed4f57404adc460a6a0dbe9d3','request-9','TN10-261116-0005-65',NULL,'cancelled',1,9,1,'','','direct',1,1794800400000,'2026-11-16',2,'Quầy 2',0,'same_day',1794825000000,'2026-11-16',1794825000000,'Trong ngày → 17 giờ 30, thứ Hai 16/11/2026','',1794800400000,'2026-11-16','Giấy khai sinh',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(10,'01a2071ed4fa73d59e6053a7403a6a7e','request-10','TN10-261116-0006-62',NULL,'in_process',5,10,1,'','','direct',1,1794811500000,'2026-11-16',2,'Quầy 2',3,'working_days',1795084200000,'2026-11-19',1795084200000,'3 ngày làm việc: 17/11, 18, 19 → 17 giờ 30, thứ Năm 19/11/2026','',NULL,NULL,'Giấy xác nhận tình trạng hôn nhân',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'Bộ phận Tư pháp - hộ tịch','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossiers VALUES(11,'01a2071ed50872a1bb5605cd8d355b45','request-11','TN10-261116-0007-59',NULL,'received',5,11,1,'','','direct',1,1794812700000,'2026-11-16',1,'Quầy 1',3,'working_days',1795084200000,'2026-11-19',1795084200000,'3 ngày làm việc: 17/11, 18, 19 → 17 giờ 30, thứ Năm 19/11/2026','',NULL,NULL,'Giấy xác nhận tình trạng hôn nhân',NULL,NULL,NULL,'','','','at_desk','',1,0,'','','',1,'','','','','','','','','','','',0,0,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO dossier_papers VALUES(1,1,'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(1,2,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(2,1,'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(2,2,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(3,1,'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(3,2,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(4,1,'Tờ khai đăng ký chấm dứt giám hộ','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(4,2,'Giấy tờ làm căn cứ chấm dứt giám hộ','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(4,3,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(5,1,'Tờ khai đăng ký khai sinh','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(5,2,'Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(5,3,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(6,1,'Tờ khai đăng ký khai sinh','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(6,2,'Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(6,3,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(7,1,'Tờ khai đăng ký khai sinh','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(7,2,'Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(7,3,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(8,1,'Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(8,2,'Bản sao cần chứng thực','copy',0,1,0,'','');
INSERT INTO dossier_papers VALUES(9,1,'Tờ khai đăng ký khai sinh','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(9,2,'Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(9,3,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(10,1,'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(10,2,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu','presented',1,0,0,'','');
INSERT INTO dossier_papers VALUES(11,1,'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân','original',1,0,0,'','');
INSERT INTO dossier_papers VALUES(11,2,'Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu','presented',1,0,0,'','');
INSERT INTO fees VALUES(1,3000,'1 bản × 3.000 = 3.000 đồng','',NULL,NULL,'','');
INSERT INTO fees VALUES(2,3000,'1 bản × 3.000 = 3.000 đồng','',NULL,NULL,'','');
INSERT INTO fees VALUES(3,3000,'1 bản × 3.000 = 3.000 đồng','',1794812700000,1,'','');
INSERT INTO fees VALUES(4,0,'Không thu','',NULL,NULL,'','');
INSERT INTO fees VALUES(5,0,'Đăng ký đúng hạn: không thu','',NULL,NULL,'','');
INSERT INTO fees VALUES(6,0,'Đăng ký đúng hạn: không thu','',NULL,NULL,'','');
INSERT INTO fees VALUES(7,0,'Đăng ký đúng hạn: không thu','',NULL,NULL,'','');
INSERT INTO fees VALUES(8,2000,'1 trang × 2.000 = 2.000 đồng','',1794792720000,1,'','');
INSERT INTO fees VALUES(9,0,'Đăng ký đúng hạn: không thu','',NULL,NULL,'','');
INSERT INTO fees VALUES(10,3000,'1 bản × 3.000 = 3.000 đồng','',NULL,NULL,'','');
INSERT INTO fees VALUES(11,3000,'1 bản × 3.000 = 3.000 đồng','',NULL,NULL,'','');
DELETE FROM dossier_search_data;
INSERT INTO dossier_search_data VALUES(1,X'0B2C6E36');
INSERT INTO dossier_search_data VALUES(10,X'00000000FF000001010B0B000B0101010101000001020101020200000103010103030000010401010404000001050101050500000106010106060000010701010707000001080101080800000109010109090000010A01010A0A0000010B01010B0B000001');
INSERT INTO dossier_search_data VALUES(137438953473,X'00000283053030303031010A0101040704030A31303835303030303031010601010A02033139350106010107020939313230303030303101060101080106323631313035010601010301023935010601010501016201020501036475630102040103686F6E010601020601066E677579656E010202020368616E010801020306010474696E68010601020402036E31300106010102050C3236313130353030303139350106010106020472616E670106010205010376616E01020301037861630106010202000231300110010104050303030301013201060101030101390106010105010162010205010164010204010168010601020601016E010A02010203060101740110010102060102040301017601020301017801060102020003323030010C01010407030302013101060101070201390106010108010232360106010103010239350106010105010264750102040102686F010601020601026E6701020202016801080102030601027469010601020402016E010801010206020172010601020501027661010203010278610106010202000433303030010A0101040704030131010601010A0202313901060101070202393101060101080103323631010601010301036475630102040103686F6E010601020601036E677501020202026861010801020306010374696E010601020402026E31010801010206020272610106010205010376616E0102030103786163010601020200053430303031010A010104070403023130010601010A0203313935010601010702033931320106010108010432363131010601010301046E677579010202020368616E010801020306010474696E68010601020402036E3130010801010206020372616E0106010205040D110A100D0906080A0B0B0B0A130B080A0E08080606080A0D06080D080809090709070909090807090D0809090A080A080A0A0A09080A0E090A0A0B090B0B0B');
INSERT INTO dossier_search_data VALUES(274877906945,X'000002910530303030310206010104040132020801010904030A31303835303030303032020601010A02033139340206010107020939313230303030303202060101080106323631313131020601010301023934020601010501016302020501036475630202040103686F6E020601020601066E677579656E020202020368616E020801020306010474696E68020601020402036E31300206010102050C3236313131313030303139340206010106020472616E670206010205010376616E02020301037861630206010202000231300210010104050303030301013202060101030101390206010105010163020205010164020204010168020601020601016E020A02010203060101740210010102060102040301017602020301017802060102020003323030020C01010407030302013102060101070201390206010108010232360206010103010239340206010105010264750202040102686F020601020601026E6702020202016802080102030601027469020601020402016E020801010206020172020601020501027661020203010278610206010202000433303030020A0101040704030131020601010A0202313902060101070202393102060101080103323631020601010301036475630202040103686F6E020601020601036E677502020202026861020801020306010374696E020601020402026E31020801010206020272610206010205010376616E0202030103786163020601020200053430303031020601010404013202080101090403023130020601010A0203313934020601010702033931320206010108010432363131020601010301046E677579020202020368616E020801020306010474696E68020601020402036E3130020801010206020372616E0206010205040B09110A100D0906080A0B0B0B0A130B080A0E08080606080A0D06080D080809090709070909090807090D0809090A080A080A0A0A09080A0C09090A0A0B090B0B0B');
INSERT INTO dossier_search_data VALUES(412316860417,X'000002820530303030310306010104040133030801010904030A31303835303030303033030601010A0203313239030601010702093931323030303030330306010108010632363131313303060101030201390306010105010164030205020275630302040103686F6E030601020601066E677579656E030202020368616E030801020306010474696E68030601020402036E31300306010102050C3236313131333030303132390306010106020472616E670306010205010376616E03020301037861630306010202000231300310010104050303030301013203080101030401016403040403010168030601020601016E030A02010203060101740310010102060102040301017603020301017803060102020003323030030C010104070303020131030601010702013903060101080102323603060101030201390306010105010264750302040102686F030601020601026E6703020202016803080102030601027469030601020402016E030801010206020172030601020501027661030203010278610306010202000433303030030A0101040704030131030601010A0202313203060101070202393103060101080103323631030601010301036475630302040103686F6E030601020601036E677503020202026861030801020306010374696E030601020402026E31030801010206020272610306010205010376616E0302030103786163030601020200053430303031030601010404013303080101090403023130030601010A0203313239030601010702033931320306010108010432363131030601010301046E677579030202020368616E030801020306010474696E68030601020402036E3130030801010206020372616E0306010205040B09110A100D0806070A0B0B0B0A130B080A0E0907080A0D06080D080809080709070909090807090D0809090A080A080A0A0A09080A0C09090A0A0B090B0B0B');
INSERT INTO dossier_search_data VALUES(549755813889,X'0000024C0530303030320406010104040134040801010904030A31303835303030303034040601010A0203323236040601010702093931323030303030340406010108010232360406010105030431313133040601010301046368616D04060102020103647563040204030174040601020301016504020501046769616D04060102040102686F040601020501066E677579656E0402020104746E31300406010102050C3236313131333030303232360406010106010376616E040203000231300410010104050303030301013204080101030401016304060102020101640408040102030101650402050101670406010204010168040601020501016E0402020101740408010102060101760402030003323030040C0101040703030201320406010107020139040601010801023236040801010304010263680406010202010264750408040102030102676904060102040102686F040601020501026E670402020102746E04080101020601027661040203000433303030040A0101040704030131040601010A0202323204060101070202393104060101080103323631040601010301036368610406010202010364756304020403017404060102030103676961040601020401036E67750402020103746E31040801010206010376616E04020300053430303032040601010404013404080101090403023130040601010A0203323236040601010702033931320406010108010432363131040601010301046368616D040601020201046769616D040601020401046E6775790402020104746E3130040801010206040B09110A10090B0B0808060B090B0B13080E0908090608080609060D08080A090A0909070A070D0809090A0A08080A080B080C09090A0A0B0B0B09');
INSERT INTO dossier_search_data VALUES(687194767361,X'000002670530303030310506010104040135050801010904030A31303835303030303035050601010A020331373705060101070209393132303030303035050601010801063236313131360506010103010237370506010105010464616E6705060102020202756305020401016605020501046B6861690506010204020179050601020301066E677579656E050202010473696E6805060102050104746E31300506010102050C3236313131363030303137370506010106010376616E05020300023130051001010405030303030101320506010103010137050601010501016405080401020201016605020501016B05080102030301016E05020201017305060102050101740508010102060101760502030003323030050C0101040703030201310506010107020139050601010801023236050601010301023737050601010501026461050601020202017505020401026B680506010204020179050601020301026E670502020102736905060102050102746E05080101020601027661050203000433303030050A0101040704030131050601010A02023137050601010702023931050601010801033236310506010103010364616E05060102020202756305020401036B6861050601020401036E6775050202010373696E05060102050103746E31050801010206010376616E05020300053430303031050601010404013505080101090403023130050601010A02033137370506010107020339313205060101080104323631310506010103010464616E67050601020201046B686169050601020401046E677579050202010473696E6805060102050104746E3130050801010206040B09110A100D090B07060B080B0B0B13080E0808090609060809060D080809090906090807090A070D0809090A0A070A080A0B080C09090A0A0B0B0B090B');
INSERT INTO dossier_search_data VALUES(824633720833,X'000002670530303030320606010104040136060801010904030A31303835303030303036060601010A020332373406060101070209393132303030303036060601010801063236313131360606010103010237340606010105010464616E6706060102020202756306020401016706020501046B6861690606010204020179060601020301066E677579656E060202010473696E6806060102050104746E31300606010102050C3236313131363030303237340606010106010376616E06020300023130061001010405030303030101320606010103010137060601010501016406080401020201016706020501016B06080102030301016E06020201017306060102050101740608010102060101760602030003323030060C0101040703030201320606010107020139060601010801023236060601010301023734060601010501026461060601020202017506020401026B680606010204020179060601020301026E670602020102736906060102050102746E06080101020601027661060203000433303030060A0101040704030131060601010A02023237060601010702023931060601010801033236310606010103010364616E06060102020202756306020401036B6861060601020401036E6775060202010373696E06060102050103746E31060801010206010376616E06020300053430303032060601010404013606080101090403023130060601010A02033237340606010107020339313206060101080104323631310606010103010464616E67060601020201046B686169060601020401046E677579060202010473696E6806060102050104746E3130060801010206040B09110A100D090B07060B080B0B0B13080E0808090609060809060D080809090906090807090A070D0809090A0A070A080A0B080C09090A0A0B0B0B090B');
INSERT INTO dossier_search_data VALUES(962072674305,X'000002670530303030330706010104040137070801010904030A31303835303030303037070601010A020333373107060101070209393132303030303037070601010801063236313131360706010103010237310706010105010464616E6707060102020202756307020401016807020501046B6861690706010204020179070601020301066E677579656E070202010473696E6807060102050104746E31300706010102050C3236313131363030303337310706010106010376616E07020300023130071001010405030303030101320706010103010137070601010501016407080401020201016807020501016B07080102030301016E07020201017307060102050101740708010102060101760702030003323030070C0101040703030201330706010107020139070601010801023236070601010301023731070601010501026461070601020202017507020401026B680706010204020179070601020301026E670702020102736907060102050102746E07080101020601027661070203000433303030070A0101040704030131070601010A02023337070601010702023931070601010801033236310706010103010364616E07060102020202756307020401036B6861070601020401036E6775070202010373696E07060102050103746E31070801010206010376616E07020300053430303033070601010404013707080101090403023130070601010A02033337310706010107020339313207060101080104323631310706010103010464616E67070601020201046B686169070601020401046E677579070202010473696E6807060102050104746E3130070801010206040B09110A100D090B07060B080B0B0B13080E0808090609060809060D080809090906090807090A070D0809090A0A070A080A0B080C09090A0A0B0B0B090B');
INSERT INTO dossier_search_data VALUES(1099511627777,X'0000026F0530303030340806010104040138080801010904030A31303835303030303038080601010A020334363808060101070209393132303030303038080601010801063236313131360806010103010236380806010105010362616E080601020401056368756E670806010202010364756308020401016908020501066E677579656E080202010373616F0806010205010474687563080601020302036E31300806010102050C3236313131363030303436380806010106010376616E0802030002313008100101040503030303010132080601010301013608060101050101620806010204010163080601020201016408020401016908020501016E0802020101730806010205010174080E010102060102030101760802030003323030080C010104070303020134080601010702013908060101080102323608060101030102363808060101050102626108060102040102636808060102020102647508020401026E6708020201027361080601020501027468080601020302016E08080101020601027661080203000433303030080A0101040704030131080601010A02023436080601010702023931080601010801033236310806010103010362616E080601020401036368750806010202010364756308020401036E6775080202010373616F08060102050103746875080601020302026E31080801010206010376616E08020300053430303034080601010404013808080101090403023130080601010A0203343638080601010702033931320806010108010432363131080601010301046368756E080601020201046E677579080202010474687563080601020302036E3130080801010206040B09110A100D090A0C08060B0A0B0A13080E08080808060606080C060D0808090909090707090909070D0809090A0A0A08080A0A0A080C09090A0A0B0B090B');
INSERT INTO dossier_search_data VALUES(1236950581249,X'000002670530303030350906010104040139090801010904030A31303835303030303039090601010A020335363509060101070209393132303030303039090601010801063236313131360906010103010236350906010105010464616E6709060102020202756309020401016A09020501046B6861690906010204020179090601020301066E677579656E090202010473696E6809060102050104746E31300906010102050C3236313131363030303536350906010106010376616E09020300023130091001010405030303030101320906010103010136090601010501016409080401020201016A09020501016B09080102030301016E09020201017309060102050101740908010102060101760902030003323030090C0101040703030201350906010107020139090601010801023236090601010301023635090601010501026461090601020202017509020401026B680906010204020179090601020301026E670902020102736909060102050102746E09080101020601027661090203000433303030090A0101040704030131090601010A02023536090601010702023931090601010801033236310906010103010364616E09060102020202756309020401036B6861090601020401036E6775090202010373696E09060102050103746E31090801010206010376616E09020300053430303035090601010404013909080101090403023130090601010A02033536350906010107020339313209060101080104323631310906010103010464616E67090601020201046B686169090601020401046E677579090202010473696E6809060102050104746E3130090801010206040B09110A100D090B07060B080B0B0B13080E0808090609060809060D080809090906090807090A070D0809090A0A070A080A0B080C09090A0A0B0B0B090B');
INSERT INTO dossier_search_data VALUES(1374389534721,X'000002910530303030360A06010104030231300A0801010904050838353030303031300A0601010A02033636320A0601010702093931323030303031300A0601010801063236313131360A06010103010236320A06010105010262610A020501036475630A02040103686F6E0A0601020601066E677579656E0A0202020368616E0A0801020306010474696E680A0601020402036E31300A06010102050C3236313131363030303636320A06010106020472616E670A06010205010376616E0A020301037861630A06010202000231300A1001010405030303030101320A060101030101360A060101050101620A02050101640A02040101680A0601020601016E0A0A02010203060101740A1001010206010204030101760A02030101780A0601020200033230300A0C0101040703030201360A060101070201390A06010108010232360A06010103010236320A06010105010262610A0205010264750A02040102686F0A0601020601026E670A02020201680A0801020306010274690A0601020402016E0A08010102060201720A06010205010276610A0203010278610A060102020004333030300A060101040301310A0A0101090303020236360A06010107020239310A0601010801033236310A0601010301036475630A02040103686F6E0A0601020601036E67750A0202020268610A0801020306010374696E0A0601020402026E310A0801010206020272610A06010205010376616E0A020301037861630A06010202000534303030360A06010104030231300A0A010109030302033636320A0601010702033931320A060101080104323631310A0601010301046E6775790A0202020368616E0A0801020306010474696E680A0601020402036E31300A0801010206020372616E0A06010205040B0A0F0A100D0907080A0B0B0B0A130B080A0E08080606080A0D06080D08080909070709070909090807090B0A09090A080A080A0A0A09080A0C0B0A0A0B090B0B0B');
INSERT INTO dossier_search_data VALUES(1511828488193,X'000002990530303030370B06010104030A313038353030303031310B0601010A0401310B080101090402033735390B0601010702093931323030303031310B0601010801063236313131360B06010103010235390B06010105010262620B020501036475630B02040103686F6E0B0601020601066E677579656E0B0202020368616E0B0801020306010474696E680B0601020402036E31300B06010102050C3236313131363030303735390B06010106020472616E670B06010205010376616E0B020301037861630B06010202000231300B1001010405030303030101320B060101030101350B060101050101620B02050101640B02040101680B0601020601016E0B0A02010203060101740B1001010206010204030101760B02030101780B0601020200033230300B0C0101040703030201370B060101070201390B06010108010232360B06010103010235390B06010105010262620B0205010264750B02040102686F0B0601020601026E670B02020201680B0801020306010274690B0601020402016E0B08010102060201720B06010205010276610B0203010278610B060102020004333030300B060101040301310B0A0101090303020237350B06010107020239310B0601010801033236310B0601010301036475630B02040103686F6E0B0601020601036E67750B0202020268610B0801020306010374696E0B0601020402026E310B0801010206020272610B06010205010376616E0B020301037861630B06010202000534303030370B06010104030231300B0601010A0401310B080101090402033735390B0601010702033931320B060101080104323631310B0601010301046E6775790B0202020368616E0B0801020306010474696E680B0601020402036E31300B0801010206020372616E0B06010205040B11090A100D0907080A0B0B0B0A130B080A0E08080606080A0D06080D08080909070709070909090807090B0A09090A080A080A0A0A09080A0C09090A0A0B090B0B0B');
DELETE FROM dossier_search_idx;
INSERT INTO dossier_search_idx VALUES(1,X'',2);
INSERT INTO dossier_search_idx VALUES(2,X'',2);
INSERT INTO dossier_search_idx VALUES(3,X'',2);
INSERT INTO dossier_search_idx VALUES(4,X'',2);
INSERT INTO dossier_search_idx VALUES(5,X'',2);
INSERT INTO dossier_search_idx VALUES(6,X'',2);
INSERT INTO dossier_search_idx VALUES(7,X'',2);
INSERT INTO dossier_search_idx VALUES(8,X'',2);
INSERT INTO dossier_search_idx VALUES(9,X'',2);
INSERT INTO dossier_search_idx VALUES(10,X'',2);
INSERT INTO dossier_search_idx VALUES(11,X'',2);
DELETE FROM dossier_search_docsize;
INSERT INTO dossier_search_docsize VALUES(1,X'040A06',1);
INSERT INTO dossier_search_docsize VALUES(2,X'040A06',2);
INSERT INTO dossier_search_docsize VALUES(3,X'040A06',3);
INSERT INTO dossier_search_docsize VALUES(4,X'040A04',4);
INSERT INTO dossier_search_docsize VALUES(5,X'040A04',5);
INSERT INTO dossier_search_docsize VALUES(6,X'040A04',6);
INSERT INTO dossier_search_docsize VALUES(7,X'040A04',7);
INSERT INTO dossier_search_docsize VALUES(8,X'040A04',8);
INSERT INTO dossier_search_docsize VALUES(9,X'040A04',9);
INSERT INTO dossier_search_docsize VALUES(10,X'040A06',10);
INSERT INTO dossier_search_docsize VALUES(11,X'040A06',11);
DELETE FROM dossier_search_config;
INSERT INTO dossier_search_config VALUES('version',4);
INSERT INTO dossier_events VALUES(1,0,1,1,'receive',1793844000000,'2026-11-05',1,'Trần Thị Thu Hà','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000001","name":"Nguyễn Văn Đức B","phone":"0912000001","sort_key":"b000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261105-0001-95","computed":"2026-11-10T17:30:00+07:00","delivery":"at_desk","fee":3000,"fee_paid":false,"papers":[["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu",1,0]],"procedure":"1.004873","procedure_version":1,"promised":"2026-11-10T17:30:00+07:00","reason":"","sets":1,"submitter":""}','171eb75beaca4103f15bd08d39fa1e26f5dff223bd34372bee0d76f72d372591');
INSERT INTO dossier_events VALUES(1,0,2,2,'receive',1794380400000,'2026-11-11',1,'Trần Thị Thu Hà','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000002","name":"Nguyễn Văn Đức C","phone":"0912000002","sort_key":"c000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261111-0001-94","computed":"2026-11-16T17:30:00+07:00","delivery":"at_desk","fee":3000,"fee_paid":false,"papers":[["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu",1,0]],"procedure":"1.004873","procedure_version":1,"promised":"2026-11-16T17:30:00+07:00","reason":"","sets":1,"submitter":""}','bb918fc9c21512d58c21182974b25cee385a94c2ea8a766525b0ff972465505c');
INSERT INTO dossier_events VALUES(1,0,3,2,'hand_over',1794380400000,'2026-11-11',1,'Trần Thị Thu Hà','{"changed":{"handler":["","Bộ phận Tư pháp - hộ tịch"]},"from":"received","to":"in_process","unit":"Bộ phận Tư pháp - hộ tịch"}','7d00a216d665d4a44f233a8304d25f186a0581fc3c65b023931e88c58a0a1377');
INSERT INTO dossier_events VALUES(1,0,4,3,'receive',1794561000000,'2026-11-13',2,'Lê Văn Đức','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000003","name":"Nguyễn Văn Đức D","phone":"0912000003","sort_key":"d000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261113-0001-29","computed":"2026-11-18T17:30:00+07:00","delivery":"at_desk","fee":3000,"fee_paid":false,"papers":[["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu",1,0]],"procedure":"1.004873","procedure_version":1,"promised":"2026-11-18T17:30:00+07:00","reason":"","sets":1,"submitter":""}','15bf8f718221456db37b2c253d44c50bc47b7747de9ead5646e46d63903112c2');
INSERT INTO dossier_events VALUES(1,0,5,4,'receive',1794561000000,'2026-11-13',2,'Lê Văn Đức','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000004","name":"Nguyễn Văn Đức E","phone":"0912000004","sort_key":"e000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261113-0002-26","computed":"2026-11-17T17:30:00+07:00","delivery":"at_desk","fee":0,"fee_paid":false,"papers":[["Tờ khai đăng ký chấm dứt giám hộ",1,0],["Giấy tờ làm căn cứ chấm dứt giám hộ",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu",1,0]],"procedure":"1.004845","procedure_version":1,"promised":"2026-11-17T17:30:00+07:00","reason":"","sets":1,"submitter":""}','0cab2814f64026211883892ce7c31fc344cbe5c8ccf77d7e1968614726c0f118');
INSERT INTO dossier_events VALUES(1,0,6,3,'hand_over',1794561000000,'2026-11-13',2,'Lê Văn Đức','{"changed":{"handler":["","Bộ phận Tư pháp - hộ tịch"]},"from":"received","to":"in_process","unit":"Bộ phận Tư pháp - hộ tịch"}','37a7af9fa5e601e2c591f60544ec93674d9459d96472b237595153581c4b6fff');
INSERT INTO dossier_events VALUES(1,0,7,1,'hand_over',1794561000000,'2026-11-13',2,'Lê Văn Đức','{"changed":{"handler":["","Bộ phận Tư pháp - hộ tịch"]},"from":"received","to":"in_process","unit":"Bộ phận Tư pháp - hộ tịch"}','249402b826075a91112a322f843f9337ac9613c03550bf7d31808bf338d2f4a7');
INSERT INTO dossier_events VALUES(1,0,8,5,'receive',1794791100000,'2026-11-16',1,'Trần Thị Thu Hà','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000005","name":"Nguyễn Văn Đức F","phone":"0912000005","sort_key":"f000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261116-0001-77","computed":"2026-11-16T17:30:00+07:00","delivery":"at_desk","fee":0,"fee_paid":false,"papers":[["Tờ khai đăng ký khai sinh",1,0],["Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký",1,0]],"procedure":"1.001193","procedure_version":1,"promised":"2026-11-16T17:30:00+07:00","reason":"","sets":1,"submitter":""}','6fc6c40fed1039dee068ef99b7816f26553c5b8423cfd0bc156259621b901c1e');
INSERT INTO dossier_events VALUES(1,0,9,6,'receive',1794791640000,'2026-11-16',1,'Trần Thị Thu Hà','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000006","name":"Nguyễn Văn Đức G","phone":"0912000006","sort_key":"g000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261116-0002-74","computed":"2026-11-16T17:30:00+07:00","delivery":"at_desk","fee":0,"fee_paid":false,"papers":[["Tờ khai đăng ký khai sinh",1,0],["Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký",1,0]],"procedure":"1.001193","procedure_version":1,"promised":"2026-11-16T17:30:00+07:00","reason":"","sets":1,"submitter":""}','57560806ecd6d77919a0a4f6fc15b25572c688af725ecad796199658a55e91eb');
INSERT INTO dossier_events VALUES(1,0,10,7,'receive',1794792180000,'2026-11-16',2,'Lê Văn Đức','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000007","name":"Nguyễn Văn Đức H","phone":"0912000007","sort_key":"h000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261116-0003-71","computed":"2026-11-16T17:30:00+07:00","delivery":"at_desk","fee":0,"fee_paid":false,"papers":[["Tờ khai đăng ký khai sinh",1,0],["Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký",1,0]],"procedure":"1.001193","procedure_version":1,"promised":"2026-11-16T17:30:00+07:00","reason":"","sets":1,"submitter":""}','6bd8bb305d828d6681c8cbbef58ef89dbc835808fef78b9d9ee9d8f46aacd5e4');
INSERT INTO dossier_events VALUES(1,0,11,8,'receive',1794792720000,'2026-11-16',1,'Trần Thị Thu Hà','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000008","name":"Nguyễn Văn Đức I","phone":"0912000008","sort_key":"i000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261116-0004-68","computed":"2026-11-16T17:30:00+07:00","delivery":"at_desk","fee":2000,"fee_paid":true,"papers":[["Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao",1,0],["Bản sao cần chứng thực",0,1]],"procedure":"2.000815","procedure_version":1,"promised":"2026-11-16T17:30:00+07:00","reason":"","sets":1,"submitter":""}','e9629ec6ce50488576fce8d403b2be0115cd04d20de39d296ff0680fe23b3851');
INSERT INTO dossier_events VALUES(1,0,12,8,'return_result',1794800400000,'2026-11-16',1,'Trần Thị Thu Hà','{"collector":"Nguyễn Văn Đức I","fee_paid_now":true,"from":"received","to":"returned"}','085336e2b6230dbc2c872a9633e61021664756a3a6eed64dd2bd2a43a00e49b0');
INSERT INTO dossier_events VALUES(1,0,13,9,'receive',1794800400000,'2026-11-16',2,'Lê Văn Đức','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000009","name":"Nguyễn Văn Đức J","phone":"0912000009","sort_key":"j000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261116-0005-65","computed":"2026-11-16T17:30:00+07:00","delivery":"at_desk","fee":0,"fee_paid":false,"papers":[["Tờ khai đăng ký khai sinh",1,0],["Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký",1,0]],"procedure":"1.001193","procedure_version":1,"promised":"2026-11-16T17:30:00+07:00","reason":"","sets":1,"submitter":""}','0341a1dc875655861f618dd5833bd5ce1dd33c9dcab8449418042724d7360f26');
INSERT INTO dossier_events VALUES(1,0,14,9,'cancel',1794800400000,'2026-11-16',3,'Nguyễn Thị Ánh Tuyết','{"from":"received","reason":"nhập nhầm","to":"cancelled"}','386c07a3be6922c36a1aea30164edfe4a76511b3a91d3e6b75eccb3ef02bc62b');
INSERT INTO dossier_events VALUES(1,0,15,10,'receive',1794811500000,'2026-11-16',2,'Lê Văn Đức','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000010","name":"Nguyễn Văn Đức BA","phone":"0912000010","sort_key":"b0a000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261116-0006-62","computed":"2026-11-19T17:30:00+07:00","delivery":"at_desk","fee":3000,"fee_paid":false,"papers":[["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu",1,0]],"procedure":"1.004873","procedure_version":1,"promised":"2026-11-19T17:30:00+07:00","reason":"","sets":1,"submitter":""}','d6d5760d76a5c3726bf31115d85717770c1476c9b9cd6f290c804bef2239fa78');
INSERT INTO dossier_events VALUES(1,0,16,10,'hand_over',1794811500000,'2026-11-16',2,'Lê Văn Đức','{"changed":{"handler":["","Bộ phận Tư pháp - hộ tịch"]},"from":"received","to":"in_process","unit":"Bộ phận Tư pháp - hộ tịch"}','ed82bae4ca251a1a9a0fa013aaf279e251e0668cd3e32c3fb9c131ea8e1b6204');
INSERT INTO dossier_events VALUES(1,0,17,3,'record_result',1794811500000,'2026-11-16',2,'Lê Văn Đức','{"from":"in_process","to":"result_ready"}','43d57f7ebb467599fd5c6c6aa876785a905daa06663490dc524c1193fff0f627');
INSERT INTO dossier_events VALUES(1,0,18,3,'return_result',1794812700000,'2026-11-16',1,'Trần Thị Thu Hà','{"collector":"Nguyễn Văn Đức D","fee_paid_now":true,"from":"result_ready","to":"returned"}','f7b58153afca4878507f62eb668f38c509d907ccfa12a7fb2674d382a03d2af0');
INSERT INTO dossier_events VALUES(1,0,19,11,'receive',1794812700000,'2026-11-16',1,'Trần Thị Thu Hà','{"applicant":{"address":"Tổ 5, phường Long Biên","identity_number":"001085000011","name":"Nguyễn Văn Đức BB","phone":"0912000011","sort_key":"b0b000n0g0u0y0e2n003v0a1n000d1u3c004"},"channel":"direct","code":"TN10-261116-0007-59","computed":"2026-11-19T17:30:00+07:00","delivery":"at_desk","fee":3000,"fee_paid":false,"papers":[["Tờ khai cấp Giấy xác nhận tình trạng hôn nhân",1,0],["Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu",1,0]],"procedure":"1.004873","procedure_version":1,"promised":"2026-11-19T17:30:00+07:00","reason":"","sets":1,"submitter":""}','2b155291c2c287b0328dbd6a997c5da0a8c371c7ea26cb3e0bea664d9b79c7ff');
INSERT INTO history_chains VALUES(1,0,'01a2071e-d345-72ae-b642-e6f99cc61b4a','0000000000000000000000000000000000000000000000000000000000000000',1794795000000,'');
INSERT INTO event_counts VALUES('2026-11-05','receive',1,1);
INSERT INTO event_counts VALUES('2026-11-11','receive',1,1);
INSERT INTO event_counts VALUES('2026-11-11','hand_over',1,1);
INSERT INTO event_counts VALUES('2026-11-13','receive',2,2);
INSERT INTO event_counts VALUES('2026-11-13','hand_over',2,2);
INSERT INTO event_counts VALUES('2026-11-16','receive',1,4);
INSERT INTO event_counts VALUES('2026-11-16','receive',2,3);
INSERT INTO event_counts VALUES('2026-11-16','return_result',1,2);
INSERT INTO event_counts VALUES('2026-11-16','cancel',3,1);
INSERT INTO event_counts VALUES('2026-11-16','hand_over',2,1);
INSERT INTO event_counts VALUES('2026-11-16','record_result',2,1);
INSERT INTO print_records VALUES(1,1,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261105-0001-95","barcode":"8826110510000195","official_code":"","applicant_name":"Nguyễn Văn Đức B","submitter_name":"Nguyễn Văn Đức B","identity_number":"001085000001","address":"Tổ 5, phường Long Biên","phone":"0912000001","email":"","procedure_code":"1.004873","procedure_name":"Cấp Giấy xác nhận tình trạng hôn nhân","papers":[{"name":"Tờ khai cấp Giấy xác nhận tình trạng hôn nhân","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"3 ngày làm việc","received_at":"2026-11-05T09:00:00+07:00","promised_at":"2026-11-10T17:30:00+07:00","explanation":"3 ngày làm việc: 06/11, (7–8 nghỉ), 9, 10 → 17 giờ 30, thứ Ba 10/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":3000,"fee_paid":false,"fee_explanation":"1 bản × 3.000 = 3.000 đồng","book_volume":"","book_number":"","clerk_name":"Trần Thị Thu Hà","desk":"Quầy 1","note":"","version":1}','waiting',1793844000000,NULL,1,0,'','','','','','','');
INSERT INTO print_records VALUES(2,2,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261111-0001-94","barcode":"8826111110000194","official_code":"","applicant_name":"Nguyễn Văn Đức C","submitter_name":"Nguyễn Văn Đức C","identity_number":"001085000002","address":"Tổ 5, phường Long Biên","phone":"0912000002","email":"","procedure_code":"1.004873","procedure_name":"Cấp Giấy xác nhận tình trạng hôn nhân","papers":[{"name":"Tờ khai cấp Giấy xác nhận tình trạng hôn nhân","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"3 ngày làm việc","received_at":"2026-11-11T14:00:00+07:00","promised_at":"2026-11-16T17:30:00+07:00","explanation":"3 ngày làm việc: 12/11, 13, (14–15 nghỉ), 16 → 17 giờ 30, thứ Hai 16/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":3000,"fee_paid":false,"fee_explanation":"1 bản × 3.000 = 3.000 đồng","book_volume":"","book_number":"","clerk_name":"Trần Thị Thu Hà","desk":"Quầy 1","note":"","version":1}','waiting',1794380400000,NULL,1,0,'','','','','','','');
INSERT INTO print_records VALUES(3,3,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261113-0001-29","barcode":"8826111310000129","official_code":"","applicant_name":"Nguyễn Văn Đức D","submitter_name":"Nguyễn Văn Đức D","identity_number":"001085000003","address":"Tổ 5, phường Long Biên","phone":"0912000003","email":"","procedure_code":"1.004873","procedure_name":"Cấp Giấy xác nhận tình trạng hôn nhân","papers":[{"name":"Tờ khai cấp Giấy xác nhận tình trạng hôn nhân","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"3 ngày làm việc","received_at":"2026-11-13T16:10:00+07:00","promised_at":"2026-11-18T17:30:00+07:00","explanation":"3 ngày làm việc: (14–15/11 nghỉ), 16, 17, 18 → 17 giờ 30, thứ Tư 18/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":3000,"fee_paid":false,"fee_explanation":"1 bản × 3.000 = 3.000 đồng","book_volume":"","book_number":"","clerk_name":"Lê Văn Đức","desk":"Quầy 2","note":"","version":1}','waiting',1794561000000,NULL,2,0,'','','','','','','');
INSERT INTO print_records VALUES(4,4,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261113-0002-26","barcode":"8826111310000226","official_code":"","applicant_name":"Nguyễn Văn Đức E","submitter_name":"Nguyễn Văn Đức E","identity_number":"001085000004","address":"Tổ 5, phường Long Biên","phone":"0912000004","email":"","procedure_code":"1.004845","procedure_name":"Đăng ký chấm dứt giám hộ","papers":[{"name":"Tờ khai đăng ký chấm dứt giám hộ","kind":"Bản chính","quantity":1},{"name":"Giấy tờ làm căn cứ chấm dứt giám hộ","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"2 ngày làm việc","received_at":"2026-11-13T16:10:00+07:00","promised_at":"2026-11-17T17:30:00+07:00","explanation":"2 ngày làm việc: (14–15/11 nghỉ), 16, 17 → 17 giờ 30, thứ Ba 17/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":0,"fee_paid":false,"fee_explanation":"Không thu","book_volume":"","book_number":"","clerk_name":"Lê Văn Đức","desk":"Quầy 2","note":"","version":1}','waiting',1794561000000,NULL,2,0,'','','','','','','');
INSERT INTO print_records VALUES(5,5,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261116-0001-77","barcode":"8826111610000177","official_code":"","applicant_name":"Nguyễn Văn Đức F","submitter_name":"Nguyễn Văn Đức F","identity_number":"001085000005","address":"Tổ 5, phường Long Biên","phone":"0912000005","email":"","procedure_code":"1.001193","procedure_name":"Đăng ký khai sinh","papers":[{"name":"Tờ khai đăng ký khai sinh","kind":"Bản chính","quantity":1},{"name":"Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"trong ngày","received_at":"2026-11-16T08:05:00+07:00","promised_at":"2026-11-16T17:30:00+07:00","explanation":"Trong ngày → 17 giờ 30, thứ Hai 16/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":0,"fee_paid":false,"fee_explanation":"Đăng ký đúng hạn: không thu","book_volume":"","book_number":"","clerk_name":"Trần Thị Thu Hà","desk":"Quầy 1","note":"","version":1}','waiting',1794791100000,NULL,1,0,'','','','','','','');
INSERT INTO print_records VALUES(6,6,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261116-0002-74","barcode":"8826111610000274","official_code":"","applicant_name":"Nguyễn Văn Đức G","submitter_name":"Nguyễn Văn Đức G","identity_number":"001085000006","address":"Tổ 5, phường Long Biên","phone":"0912000006","email":"","procedure_code":"1.001193","procedure_name":"Đăng ký khai sinh","papers":[{"name":"Tờ khai đăng ký khai sinh","kind":"Bản chính","quantity":1},{"name":"Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"trong ngày","received_at":"2026-11-16T08:14:00+07:00","promised_at":"2026-11-16T17:30:00+07:00","explanation":"Trong ngày → 17 giờ 30, thứ Hai 16/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":0,"fee_paid":false,"fee_explanation":"Đăng ký đúng hạn: không thu","book_volume":"","book_number":"","clerk_name":"Trần Thị Thu Hà","desk":"Quầy 1","note":"","version":1}','waiting',1794791640000,NULL,1,0,'','','','','','','');
INSERT INTO print_records VALUES(7,7,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261116-0003-71","barcode":"8826111610000371","official_code":"","applicant_name":"Nguyễn Văn Đức H","submitter_name":"Nguyễn Văn Đức H","identity_number":"001085000007","address":"Tổ 5, phường Long Biên","phone":"0912000007","email":"","procedure_code":"1.001193","procedure_name":"Đăng ký khai sinh","papers":[{"name":"Tờ khai đăng ký khai sinh","kind":"Bản chính","quantity":1},{"name":"Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"trong ngày","received_at":"2026-11-16T08:23:00+07:00","promised_at":"2026-11-16T17:30:00+07:00","explanation":"Trong ngày → 17 giờ 30, thứ Hai 16/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":0,"fee_paid":false,"fee_explanation":"Đăng ký đúng hạn: không thu","book_volume":"","book_number":"","clerk_name":"Lê Văn Đức","desk":"Quầy 2","note":"","version":1}','waiting',1794792180000,NULL,2,0,'','','','','','','');
INSERT INTO print_records VALUES(8,8,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261116-0004-68","barcode":"8826111610000468","official_code":"","applicant_name":"Nguyễn Văn Đức I","submitter_name":"Nguyễn Văn Đức I","identity_number":"001085000008","address":"Tổ 5, phường Long Biên","phone":"0912000008","email":"","procedure_code":"2.000815","procedure_name":"Chứng thực bản sao từ bản chính","papers":[{"name":"Bản chính giấy tờ, văn bản làm cơ sở để chứng thực bản sao","kind":"Xuất trình","quantity":1},{"name":"Bản sao cần chứng thực","kind":"Bản chụp","quantity":1}],"sets":1,"limit_in_words":"trong ngày","received_at":"2026-11-16T08:32:00+07:00","promised_at":"2026-11-16T17:30:00+07:00","explanation":"Trong ngày → 17 giờ 30, thứ Hai 16/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":2000,"fee_paid":true,"fee_explanation":"1 trang × 2.000 = 2.000 đồng","book_volume":"","book_number":"","clerk_name":"Trần Thị Thu Hà","desk":"Quầy 1","note":"","version":1}','waiting',1794792720000,NULL,1,0,'','','','','','','');
INSERT INTO print_records VALUES(9,9,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261116-0005-65","barcode":"8826111610000565","official_code":"","applicant_name":"Nguyễn Văn Đức J","submitter_name":"Nguyễn Văn Đức J","identity_number":"001085000009","address":"Tổ 5, phường Long Biên","phone":"0912000009","email":"","procedure_code":"1.001193","procedure_name":"Đăng ký khai sinh","papers":[{"name":"Tờ khai đăng ký khai sinh","kind":"Bản chính","quantity":1},{"name":"Giấy chứng sinh, hoặc văn bản của người làm chứng xác nhận việc sinh, hoặc giấy cam đoan về việc sinh","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người đi đăng ký","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"trong ngày","received_at":"2026-11-16T10:40:00+07:00","promised_at":"2026-11-16T17:30:00+07:00","explanation":"Trong ngày → 17 giờ 30, thứ Hai 16/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":0,"fee_paid":false,"fee_explanation":"Đăng ký đúng hạn: không thu","book_volume":"","book_number":"","clerk_name":"Lê Văn Đức","desk":"Quầy 2","note":"","version":1}','waiting',1794800400000,NULL,2,0,'','','','','','','');
INSERT INTO print_records VALUES(10,10,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261116-0006-62","barcode":"8826111610000662","official_code":"","applicant_name":"Nguyễn Văn Đức BA","submitter_name":"Nguyễn Văn Đức BA","identity_number":"001085000010","address":"Tổ 5, phường Long Biên","phone":"0912000010","email":"","procedure_code":"1.004873","procedure_name":"Cấp Giấy xác nhận tình trạng hôn nhân","papers":[{"name":"Tờ khai cấp Giấy xác nhận tình trạng hôn nhân","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"3 ngày làm việc","received_at":"2026-11-16T13:45:00+07:00","promised_at":"2026-11-19T17:30:00+07:00","explanation":"3 ngày làm việc: 17/11, 18, 19 → 17 giờ 30, thứ Năm 19/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":3000,"fee_paid":false,"fee_explanation":"1 bản × 3.000 = 3.000 đồng","book_volume":"","book_number":"","clerk_name":"Lê Văn Đức","desk":"Quầy 2","note":"","version":1}','waiting',1794811500000,NULL,2,0,'','','','','','','');
INSERT INTO print_records VALUES(11,11,'receipt','2025',1,'{"header":{"lines":["ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN","TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"],"counter_name":"Trung tâm Phục vụ hành chính công phường Long Biên","place":"Long Biên","hotline":"024 0000 0000"},"form_set":"2025","form_version":1,"reprint":null,"code":"TN10-261116-0007-59","barcode":"8826111610000759","official_code":"","applicant_name":"Nguyễn Văn Đức BB","submitter_name":"Nguyễn Văn Đức BB","identity_number":"001085000011","address":"Tổ 5, phường Long Biên","phone":"0912000011","email":"","procedure_code":"1.004873","procedure_name":"Cấp Giấy xác nhận tình trạng hôn nhân","papers":[{"name":"Tờ khai cấp Giấy xác nhận tình trạng hôn nhân","kind":"Bản chính","quantity":1},{"name":"Thẻ căn cước, căn cước công dân hoặc hộ chiếu còn giá trị sử dụng của người yêu cầu","kind":"Xuất trình","quantity":1}],"sets":1,"limit_in_words":"3 ngày làm việc","received_at":"2026-11-16T14:05:00+07:00","promised_at":"2026-11-19T17:30:00+07:00","explanation":"3 ngày làm việc: 17/11, 18, 19 → 17 giờ 30, thứ Năm 19/11/2026","unconfirmed_years":[],"delivery":"Tại quầy","fee":3000,"fee_paid":false,"fee_explanation":"1 bản × 3.000 = 3.000 đồng","book_volume":"","book_number":"","clerk_name":"Trần Thị Thu Hà","desk":"Quầy 1","note":"","version":1}','waiting',1794812700000,NULL,1,0,'','','','','','','');
CREATE TRIGGER audit_records_no_update BEFORE UPDATE ON audit_records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_records_no_delete BEFORE DELETE ON audit_records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER dossier_events_no_update BEFORE UPDATE ON dossier_events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER dossier_events_no_delete BEFORE DELETE ON dossier_events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
COMMIT;
