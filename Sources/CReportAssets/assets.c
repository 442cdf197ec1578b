#include "report_assets.h"

static const unsigned char style[] = {
#embed "assets/report.css"
};
static const unsigned char script[] = {
#embed "assets/report.js"
};

etalon_report_asset etalon_report_style(void) {
  return (etalon_report_asset){style, sizeof style};
}

etalon_report_asset etalon_report_script(void) {
  return (etalon_report_asset){script, sizeof script};
}
