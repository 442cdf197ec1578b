/* Predicts samples one at a time, by a header that etalon wrote or by FANN, and prints nanoseconds of processor time per prediction.
   usage: one_at_a_time header|fann SAMPLES.bin ROUNDS; the file holds rows of 64 float64 values. */
#define _POSIX_C_SOURCE 199309L
#include <floatfann.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "digits.h"

enum { INPUTS = 64, MOST = 4096 };

static double raw[MOST][INPUTS];
static float scaled[MOST][INPUTS];

/* Of the processor, which other programs do not change much. */
static double seconds(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

int main(int count, char **arguments) {
  FILE *file = count == 4 ? fopen(arguments[2], "rb") : NULL;
  size_t samples, row;
  long round, rounds, sum = 0;
  double start;
  struct fann *network = fann_create_standard(3, INPUTS, 32, 10);
  if (file == NULL) return 2;
  samples = fread(raw, sizeof raw[0], MOST, file);
  for (row = 0; row < samples; ++row) {
    for (int i = 0; i < INPUTS; ++i) scaled[row][i] = (float)(raw[row][i] / 16);
  }
  rounds = atol(arguments[3]);
  /* FANN's own sigmoid, steepness ½ being 1/(1 + e^-x); its weights do not matter for the time. */
  fann_set_activation_function_hidden(network, FANN_SIGMOID);
  fann_set_activation_function_output(network, FANN_SIGMOID);
  fann_randomize_weights(network, -0.5f, 0.5f);
  start = seconds();
  if (strcmp(arguments[1], "header") == 0) {
    for (round = 0; round < rounds; ++round) {
      for (row = 0; row < samples; ++row) {
        digits_result result;
        digits_run_array(raw[row], &result);
        sum += result.class_index;
      }
    }
  } else {
    for (round = 0; round < rounds; ++round) {
      for (row = 0; row < samples; ++row) {
        const fann_type *outputs = fann_run(network, scaled[row]);
        int best = 0;
        for (int k = 1; k < 10; ++k) {
          if (outputs[k] > outputs[best]) best = k;
        }
        sum += best;
      }
    }
  }
  printf("%.1f\n", (seconds() - start) * 1e9 / (double)(rounds * (long)samples));
  fprintf(stderr, "%ld\n", sum); /* so that no prediction is left out */
  fann_destroy(network);
  return 0;
}
