"""What one core could do at best with a workload: the largest of the times that its multiply-adds, its loads and stores, and
its divisions take at the rates that were measured in the same run.

Counted for one network and one sample, in vector lanes of float32, weights with biases:

- products: W forward, W − W₁ backward (the first layer's inputs need no δ), W for the descent or the online step; a batch
  adds one multiply-add a weight for the step itself.
- a sigmoid is 17 operations of the units that multiply and add, and a division; its derivative 3; an output's error 1.
  ReLU is 1, its derivative 2; a softmax unit 24 operations, and a division a sample.
- memory: online, every weight is loaded and stored once a sample, and those behind the first layer loaded once more for
  δ; in batches, weights stay in registers while samples pass, and the limit leaves memory out. 16 networks' weights are one
  working set in L1 if they fit there, else in L2; what holds less side by side may stay in L1, so L1's rate is what counts.
"""


def work(w):
    """Operations, divisions, and bytes loaded and stored, of one network and one sample."""
    pairs = list(zip(w.sizes, w.sizes[1:]))
    weights = [(a + 1) * b for a, b in pairs]
    total, first = sum(weights), weights[0]
    operations = 3 * total - first + (total / w.batch if w.batch > 1 else 0)
    divisions = loads = stores = 0
    for l, (_, units) in enumerate(pairs):
        last = l == len(pairs) - 1
        if last and w.loss == "ce":
            operations += 24 * units + units
            divisions += 1
        elif w.hidden == "sigmoid":
            operations += (17 + 3 + last) * units
            divisions += units
        else:
            operations += 3 * units
    if w.batch == 1:
        loads, stores = 4 * (total + total - first), 4 * total
    return dict(operations=operations, divisions=divisions, loads=loads, stores=stores)


def seconds(w, nets, hardware):
    """(limit, what binds) for all networks on the cores that the rates were measured on."""
    count = work(w)
    passes = w.samples * w.epochs * nets
    times = {
        "multiply-adds": count["operations"] * passes / (hardware["FMA AVX-512 GFLOP/s"] / 2 * 1e9),
        "divisions": count["divisions"] * passes / (hardware["division AVX-512 G/s"] * 1e9),
        "L1 loads": count["loads"] * passes / (hardware["L1 32 KiB load GB/s"] * 1e9),
        "L1 stores": count["stores"] * passes / (hardware["L1 32 KiB store GB/s"] * 1e9),
    }
    binding = max(times, key=times.get)
    return times[binding], binding
