"""Weights as PyTorch trains them in float64, for ReferenceTrainer to be held against.

    pip install torch && python3 Tests/Oracles/backpropagation.py > Tests/LearningTests/Traces/backpropagation.json

Every case starts from stated weights, presents the samples in the order of the data, and lists all weights after each
epoch, layer by layer: the weights unit by unit, then the biases.
"""
import json

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(20261123)

SAMPLES, INPUTS, OUTPUTS, EPOCHS = 7, 3, 2, 3


class LinearPiece(torch.autograd.Function):
    """FANN's: limited to [0, 1], with the derivative 1 everywhere."""

    @staticmethod
    def forward(_, x):
        return x.clamp(0, 1)

    @staticmethod
    def backward(_, gradient):
        return gradient


ACTIVATIONS = {
    "identity": lambda x: x,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda x: torch.nn.functional.leaky_relu(x, 0.01),
    "softsign": torch.nn.functional.softsign,
    "softplus": torch.nn.functional.softplus,
    "elu": torch.nn.functional.elu,
    "selu": torch.nn.functional.selu,
    "silu": torch.nn.functional.silu,
    "gelu": torch.nn.functional.gelu,
    "gelu_tanh": lambda x: torch.nn.functional.gelu(x, approximate="tanh"),
    "gaussian": lambda x: torch.exp(-x * x),
    "sin": torch.sin,
    "elliot": lambda x: x / (2 * (1 + x.abs())) + 0.5,
    "linear_piece": LinearPiece.apply,
}
PLAIN = dict(hidden=[4], activation="sigmoid", output="sigmoid", loss="squared_error", bias=True, batch=7, gradient="mean",
             learning_rate=0.3, momentum=0.0, nesterov=False, l2=0.0, l2_per="step", l1=0.0, optimizer="sgd", constants=[],
             schedule="constant", schedule_constants=[], sample_weights=[], class_weights=[])
WEIGHTS = [1.0, 0.25, 3.0, 0.0, 2.0, 0.5, 1.5]
CASES = {
    "plain, full batch": {},
    "online": dict(batch=1),
    "online, no biases": dict(batch=1, bias=False),
    "short last batch, mean": dict(batch=3),
    "short last batch, sum": dict(batch=3, gradient="sum", learning_rate=0.1),
    "momentum": dict(batch=3, momentum=0.9, learning_rate=0.1),
    "momentum, online": dict(batch=1, momentum=0.5),
    "nesterov": dict(batch=3, momentum=0.9, nesterov=True, learning_rate=0.1),
    "l2 a step": dict(batch=3, l2=0.05),
    "l2 a batch, short last": dict(batch=3, l2=0.05, l2_per="batch"),
    "l2 of the training set": dict(batch=3, l2=0.05, l2_per="train_set"),
    "l2 with nesterov": dict(batch=2, l2=0.05, momentum=0.8, nesterov=True),
    "softmax, cross-entropy": dict(batch=3, output="softmax", loss="cross_entropy", activation="relu", hidden=[5, 4]),
    "sigmoid, cross-entropy": dict(batch=3, loss="cross_entropy", activation="tanh", hidden=[4, 4]),
    "no hidden layer": dict(batch=2, hidden=[]),
    "identity output": dict(batch=2, output="identity", activation="tanh", learning_rate=0.05),
    "leaky relu": dict(batch=2, activation="leaky_relu", hidden=[6]),
    "softsign": dict(batch=2, activation="softsign"),
    "softplus": dict(batch=2, activation="softplus", hidden=[4, 3]),
    "adam": dict(batch=3, optimizer="adam", learning_rate=0.05, constants=[0.9, 0.999, 1e-8]),
    "adam, other constants": dict(batch=2, optimizer="adam", learning_rate=0.02, constants=[0.5, 0.8, 1e-3], l2=0.05),
    "adamw": dict(batch=3, optimizer="adamw", learning_rate=0.05, constants=[0.9, 0.99, 1e-8, 0.3]),
    "rmsprop": dict(batch=3, optimizer="rmsprop", learning_rate=0.02, constants=[0.9, 1e-8]),
    "irprop": dict(batch=7, optimizer="irprop", learning_rate=0.1, constants=[1.2, 0.5, 1e-6, 50]),
    "irprop in batches": dict(batch=3, optimizer="irprop", learning_rate=0.3, constants=[1.5, 0.3, 0.05, 0.4]),
    "rprop": dict(batch=7, optimizer="rprop", learning_rate=0.3, constants=[1.2, 0.5, 1e-6, 50]),
    "l1": dict(batch=3, l1=0.05),
    "l1 and l2 with momentum": dict(batch=3, l1=0.03, l2=0.02, momentum=0.7),
    "step schedule": dict(batch=3, schedule="step", schedule_constants=[2, 0.5]),
    "exponential schedule": dict(batch=1, schedule="exponential", schedule_constants=[0.7]),
    "cosine schedule": dict(batch=3, learning_rate=0.1, schedule="cosine", schedule_constants=[0.01]),
    "inverse scaling": dict(batch=3, schedule="inverse_scaling", schedule_constants=[0.5]),
    "class weights, softmax": dict(batch=3, output="softmax", loss="cross_entropy", class_weights=[0.5, 3.0]),
    "sample weights, softmax": dict(batch=3, output="softmax", loss="cross_entropy", sample_weights=WEIGHTS),
    "both weights, sigmoid": dict(batch=3, loss="cross_entropy", activation="tanh", sample_weights=WEIGHTS, class_weights=[0.5, 3.0]),
    "sample weights, squared error": dict(batch=2, output="tanh", sample_weights=WEIGHTS),
    "sample weights, sum": dict(batch=3, gradient="sum", learning_rate=0.1, sample_weights=WEIGHTS, class_weights=[2.0, 1.0]),
    "sample weights, online": dict(batch=1, gradient="sum", sample_weights=WEIGHTS),
    "sample weights with adam": dict(batch=3, optimizer="adam", learning_rate=0.05, constants=[0.9, 0.999, 1e-8], l2=0.02,
                                     sample_weights=WEIGHTS),
    "a batch without weight": dict(batch=2, momentum=0.9, sample_weights=[1.0, 0.5, 0.0, 0.0, 2.0, 1.0, 3.0]),
    "elu": dict(batch=2, activation="elu", hidden=[4, 3]),
    "selu": dict(batch=2, activation="selu", hidden=[4, 3], learning_rate=0.1),
    "silu": dict(batch=2, activation="silu", hidden=[4, 3]),
    "gelu": dict(batch=2, activation="gelu", hidden=[4, 3]),
    "gelu_tanh": dict(batch=2, activation="gelu_tanh", hidden=[4, 3]),
    "gaussian": dict(batch=2, activation="gaussian", hidden=[4, 3]),
    "sin": dict(batch=2, activation="sin", hidden=[4, 3]),
    "elliot": dict(batch=2, activation="elliot", hidden=[4, 3]),
    "linear_piece": dict(batch=2, activation="linear_piece", hidden=[4, 3]),
    "gelu, online, silu outputs": dict(batch=1, activation="gelu", output="silu", hidden=[4, 3], learning_rate=0.1),
}


class RpropMinus(torch.optim.Optimizer):
    """Rprop as Riedmiller & Braun (1993), without backtracking; PyTorch's own waits for a step after a change of sign."""

    def __init__(self, parameters, lr, etas, step_sizes):
        super().__init__(parameters, dict(lr=lr))
        self.etas, self.step_sizes = etas, step_sizes

    @torch.no_grad()
    def step(self):
        for p in self.param_groups[0]["params"]:
            state = self.state[p]
            if not state:
                state["before"], state["step"] = torch.zeros_like(p), torch.full_like(p, self.defaults["lr"])
            agreement = torch.sign(p.grad * state["before"])
            factor = torch.ones_like(p)
            factor[agreement > 0], factor[agreement < 0] = self.etas[1], self.etas[0]
            state["step"].mul_(factor).clamp_(*self.step_sizes)
            p.sub_(torch.sign(p.grad) * state["step"])
            state["before"] = p.grad.clone()


def make_optimizer(case, weights, biases):
    lr, c = case["learning_rate"], case["constants"]
    match case["optimizer"]:
        case "adam":
            return torch.optim.Adam(weights + biases, lr=lr, betas=c[:2], eps=c[2])
        case "adamw":
            groups = [dict(params=weights, weight_decay=c[3]), dict(params=biases, weight_decay=0)]
            return torch.optim.AdamW(groups, lr=lr, betas=c[:2], eps=c[2])
        case "rmsprop":
            return torch.optim.RMSprop(weights + biases, lr=lr, alpha=c[0], eps=c[1])
        case "irprop":
            return torch.optim.Rprop(weights + biases, lr=lr, etas=(c[1], c[0]), step_sizes=c[2:])
        case "rprop":
            return RpropMinus(weights + biases, lr=lr, etas=(c[1], c[0]), step_sizes=c[2:])
    return torch.optim.SGD(weights + biases, lr=lr, momentum=case["momentum"], nesterov=case["nesterov"])


def make_schedule(case, optimizer):
    s, c = torch.optim.lr_scheduler, case["schedule_constants"]
    match case["schedule"]:
        case "step":
            return s.StepLR(optimizer, *c)
        case "exponential":
            return s.ExponentialLR(optimizer, *c)
        case "cosine":
            return s.CosineAnnealingLR(optimizer, EPOCHS, eta_min=c[0])
        case "inverse_scaling":  # as sklearn.neural_network's SGDOptimizer.iteration_ends, t being the samples so far
            return s.LambdaLR(optimizer, lambda epoch: 1 / (epoch * SAMPLES + 1) ** c[0])
    return s.LambdaLR(optimizer, lambda epoch: 1)


def train(case):
    sizes = [INPUTS, *case["hidden"], OUTPUTS]
    x = torch.rand(SAMPLES, INPUTS) * 2 - 1
    labels = torch.arange(SAMPLES) % OUTPUTS
    d = torch.nn.functional.one_hot(labels, OUTPUTS).to(x.dtype)
    omega = torch.tensor(case["sample_weights"] or [1.0] * SAMPLES)
    if case["class_weights"]:
        omega = omega * torch.tensor(case["class_weights"])[labels]
    weights = [torch.rand(b, a) * 2 - 1 for a, b in zip(sizes, sizes[1:])]
    biases = [torch.rand(b) - 0.5 if case["bias"] else torch.zeros(b) for b in sizes[1:]]
    parameters = lambda: [v for w, b in zip(weights, biases)
                          for v in w.flatten().tolist() + (b.tolist() if case["bias"] else [])]
    trace = dict(inputs=x.flatten().tolist(), labels=labels.tolist(), sizes=sizes, initial=parameters(), epochs=[])
    for p in weights + (biases if case["bias"] else []):
        p.requires_grad_(True)
    optimizer = make_optimizer(case, weights, biases if case["bias"] else [])
    schedule = make_schedule(case, optimizer)
    f, g = ACTIVATIONS[case["activation"]], ACTIVATIONS.get(case["output"])
    for _ in range(EPOCHS):
        for start in range(0, SAMPLES, case["batch"]):
            o, target = x[start:start + case["batch"]], d[start:start + case["batch"]]
            count, share = len(o), omega[start:start + case["batch"]]
            if share.sum() == 0:
                continue
            for l, (w, b) in enumerate(zip(weights, biases)):
                net = o @ w.T + b
                o = f(net) if l < len(weights) - 1 else net
            if case["loss"] == "squared_error":
                loss = 0.5 * (share[:, None] * (target - g(o)) ** 2).sum()
            elif case["output"] == "softmax":
                loss = -(share[:, None] * target * torch.log_softmax(o, 1)).sum()
            else:
                loss = torch.nn.functional.binary_cross_entropy_with_logits(o, target, share[:, None], reduction="sum")
            if case["gradient"] == "mean":
                loss = loss / share.sum()
            if case["class_weights"] and not case["sample_weights"]:  # PyTorch's own weighted mean
                loss = torch.nn.functional.cross_entropy(o, target.argmax(1), torch.tensor(case["class_weights"]))
            basis = {"step": 1, "batch": count, "train_set": SAMPLES}[case["l2_per"]]
            loss = loss + 0.5 * case["l2"] / basis * sum((w * w).sum() for w in weights)
            loss = loss + case["l1"] * sum(w.abs().sum() for w in weights)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        schedule.step()
        trace["epochs"].append(parameters())
    return trace


cases = [dict(name=name, **(PLAIN | options)) for name, options in CASES.items()]
print(json.dumps([case | train(case) for case in cases]).replace('}, {"name"', '},\n{"name"'))
