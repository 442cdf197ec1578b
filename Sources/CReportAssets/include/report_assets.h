#pragma once
#include <stddef.h>

/// A file that travels inside the binary; `bytes` lives as long as the process.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} etalon_report_asset;

/// The style sheet and the script of report pages, UTF-8.
etalon_report_asset etalon_report_style(void);
etalon_report_asset etalon_report_script(void);
