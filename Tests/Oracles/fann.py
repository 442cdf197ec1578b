"""Weights as FANN 2.2 trains them in float64, for ReferenceTrainer to be held against: its own activations, with steepness 1.

    apt-get install libfann2 && python3 Tests/Oracles/fann.py > Tests/LearningTests/Traces/fann.json

The cases have the form of backpropagation.py. Weights are updated after each sample, as by `fann_train`; outputs are linear.
"""
import ctypes
import json
import random

ACTIVATIONS = {"elliot": 10, "softsign": 11, "gaussian": 7, "sin": 14, "linear_piece": 12}
LINEAR, ERROR_LINEAR, INCREMENTAL = 0, 0, 0
SIZES, SAMPLES, EPOCHS, RATE = [3, 4, 3, 2], 7, 3, 0.125

fann = ctypes.CDLL("libdoublefann.so.2")


class Connection(ctypes.Structure):
    _fields_ = [("source", ctypes.c_uint), ("target", ctypes.c_uint), ("weight", ctypes.c_double)]


fann.fann_create_standard_array.restype = ctypes.c_void_p
fann.fann_create_standard_array.argtypes = [ctypes.c_uint, ctypes.POINTER(ctypes.c_uint)]
fann.fann_get_total_connections.argtypes = [ctypes.c_void_p]
for name in ("hidden", "output"):
    getattr(fann, f"fann_set_activation_function_{name}").argtypes = [ctypes.c_void_p, ctypes.c_int]
    getattr(fann, f"fann_set_activation_steepness_{name}").argtypes = [ctypes.c_void_p, ctypes.c_double]
fann.fann_set_learning_rate.argtypes = [ctypes.c_void_p, ctypes.c_float]
fann.fann_set_train_error_function.argtypes = [ctypes.c_void_p, ctypes.c_int]
fann.fann_get_connection_array.argtypes = [ctypes.c_void_p, ctypes.POINTER(Connection)]
fann.fann_set_weight_array.argtypes = [ctypes.c_void_p, ctypes.POINTER(Connection), ctypes.c_uint]
fann.fann_train.argtypes = [ctypes.c_void_p, ctypes.POINTER(ctypes.c_double), ctypes.POINTER(ctypes.c_double)]


def parameters(connections):
    """FANN's order is unit by unit, the bias after a unit's weights; the traces' is a layer's weights, then its biases."""
    values, place = [], 0
    for inputs, units in zip(SIZES, SIZES[1:]):
        rows = [[c.weight for c in connections[place + j * (inputs + 1):place + (j + 1) * (inputs + 1)]] for j in range(units)]
        values += [w for row in rows for w in row[:-1]] + [row[-1] for row in rows]
        place += units * (inputs + 1)
    return values


def train(name, code):
    draw = random.Random(name)
    network = fann.fann_create_standard_array(len(SIZES), (ctypes.c_uint * len(SIZES))(*SIZES))
    fann.fann_set_activation_function_hidden(network, code)
    fann.fann_set_activation_function_output(network, LINEAR)
    fann.fann_set_activation_steepness_hidden(network, 1)
    fann.fann_set_activation_steepness_output(network, 1)
    fann.fann_set_learning_rate(network, RATE)
    fann.fann_set_train_error_function(network, ERROR_LINEAR)
    connections = (Connection * fann.fann_get_total_connections(network))()
    fann.fann_get_connection_array(network, connections)
    for connection in connections:
        connection.weight = draw.uniform(-1, 1)
    fann.fann_set_weight_array(network, connections, len(connections))
    inputs = [[draw.uniform(-1, 1) for _ in range(SIZES[0])] for _ in range(SAMPLES)]
    labels = [n % SIZES[-1] for n in range(SAMPLES)]
    case = dict(
        name=f"FANN, {name}", activation=name, output="identity", loss="squared_error", bias=True, batch=1, gradient="sum",
        learning_rate=RATE, momentum=0.0, nesterov=False, l2=0.0, l2_per="step", l1=0.0, optimizer="sgd", constants=[],
        schedule="constant", schedule_constants=[], sample_weights=[], class_weights=[],
        inputs=[x for row in inputs for x in row], labels=labels, sizes=SIZES, initial=parameters(connections), epochs=[])
    for _ in range(EPOCHS):
        for row, label in zip(inputs, labels):
            targets = [float(label == k) for k in range(SIZES[-1])]
            fann.fann_train(network, (ctypes.c_double * len(row))(*row), (ctypes.c_double * len(targets))(*targets))
        fann.fann_get_connection_array(network, connections)
        case["epochs"].append(parameters(connections))
    return case


print(json.dumps([train(name, code) for name, code in ACTIVATIONS.items()]).replace('}, {"name"', '},\n{"name"'))
