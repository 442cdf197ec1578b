#include "bundled.h"

static const unsigned char breast_cancer[] = {
#embed "data/breast_cancer.csv"
};
static const unsigned char digits[] = {
#embed "data/digits.csv"
};
static const unsigned char ionosphere_test[] = {
#embed "data/ionosphere_test.csv"
};
static const unsigned char ionosphere_train[] = {
#embed "data/ionosphere_train.csv"
};
static const unsigned char iris[] = {
#embed "data/iris.csv"
};
static const unsigned char sonar[] = {
#embed "data/sonar.csv"
};
static const unsigned char vowel_test[] = {
#embed "data/vowel_test.csv"
};
static const unsigned char vowel_train[] = {
#embed "data/vowel_train.csv"
};
static const unsigned char wine[] = {
#embed "data/wine.csv"
};

#define BUNDLED(name) {#name ".csv", name, sizeof name}

static const etalon_bundled_file files[] = {
    BUNDLED(breast_cancer),   BUNDLED(digits), BUNDLED(ionosphere_test),
    BUNDLED(ionosphere_train), BUNDLED(iris),   BUNDLED(sonar),
    BUNDLED(vowel_test),      BUNDLED(vowel_train), BUNDLED(wine),
};

size_t etalon_bundled_file_count(void) { return sizeof files / sizeof files[0]; }

etalon_bundled_file etalon_bundled_file_at(size_t index) { return files[index]; }
